// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.ReplayGuard;
import java.util.Optional;
import java.util.OptionalLong;

/** A replay guard that forgets everything with the test and fails when told to. */
public final class InMemoryReplayGuard implements ReplayGuard {
  private OptionalLong highest = OptionalLong.empty();
  private Optional<LocalAuthException> failure = Optional.empty();

  /** Makes a guard that nothing was claimed from. */
  public InMemoryReplayGuard() {}

  @Override
  public synchronized OptionalLong highest() throws LocalAuthException {
    failWhenTold();
    return highest;
  }

  @Override
  public synchronized boolean claim(long counter) throws LocalAuthException {
    failWhenTold();
    if (highest.isPresent() && counter <= highest.getAsLong()) {
      return false;
    }
    highest = OptionalLong.of(counter);
    return true;
  }

  /** Makes every call from now on throw {@code exception}. */
  public synchronized void failWith(LocalAuthException exception) {
    failure = Optional.of(exception);
  }

  private void failWhenTold() throws LocalAuthException {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
