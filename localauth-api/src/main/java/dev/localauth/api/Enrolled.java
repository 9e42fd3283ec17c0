// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Optional;

/**
 * What {@link Authenticator#enroll} hands back. Whoever receives it closes it, which also closes
 * the unlocking key.
 */
public final class Enrolled implements AutoCloseable {
  private final Parameters parameters;
  private final Optional<Secret> unlockingKey;

  private Enrolled(Parameters parameters, Optional<Secret> unlockingKey) {
    this.parameters = parameters;
    this.unlockingKey = unlockingKey;
  }

  /** Returns an enrollment without an unlocking key. */
  public static Enrolled with(Parameters parameters) {
    return new Enrolled(parameters, Optional.empty());
  }

  /** Returns an enrollment that takes ownership of {@code unlockingKey}, which holds 32 bytes. */
  public static Enrolled with(Parameters parameters, Secret unlockingKey) {
    return new Enrolled(parameters, Optional.of(unlockingKey));
  }

  /** Returns what {@link Authenticator#verify} will be handed as its parameters. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * Returns 32 random bytes that only a success of this method can bring back, the same until
   * {@link Authenticator#revoke}; empty if the method cannot keep such a key.
   */
  public Optional<Secret> unlockingKey() {
    return unlockingKey;
  }

  @Override
  public void close() {
    unlockingKey.ifPresent(Secret::close);
  }
}
