// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what a method writes in memory until it may take the place of what is in the store: the
 * person is asked without a lock, and the writing is done under one.
 */
public final class HeldBack implements ScopedSecrets, AutoCloseable {
  private final AuthenticationContext lent;
  private final Map<String, Secret> written = new LinkedHashMap<>();

  /** Stands between a method and the secrets of {@code lent}. */
  public HeldBack(AuthenticationContext lent) {
    this.lent = lent;
  }

  /** Returns what the method is lent. */
  public AuthenticationContext context() {
    return new MethodContext(
        this,
        lent.prompter(),
        lent.clock(),
        lent.parameters(),
        lent.wishes(),
        lent.purpose(),
        lent.person(),
        lent.replayGuard(),
        lent.throttle());
  }

  /** Returns the names of what was written. */
  public Set<String> entries() {
    return Set.copyOf(written.keySet());
  }

  @Override
  public void store(String entry, Secret value) {
    Optional.ofNullable(written.put(entry, value.copy())).ifPresent(Secret::close);
  }

  @Override
  public Optional<Secret> load(String entry) throws SecretStoreException {
    Secret value = written.get(entry);
    return value == null ? lent.secrets().load(entry) : Optional.of(value.copy());
  }

  /** An answer is changed by writing; what would go is left until the method is revoked. */
  @Override
  public boolean delete(String entry) throws SecretStoreException {
    throw new SecretStoreException(
        SecretStoreException.Reason.DENIED, "a change of the answer must not erase anything");
  }

  /** Writes it, whole: if an entry cannot be written, the ones before it are put back. */
  public void release() throws SecretStoreException {
    Map<String, Secret> before = new LinkedHashMap<>();
    try {
      for (Map.Entry<String, Secret> entry : written.entrySet()) {
        Optional<Secret> earlier = lent.secrets().load(entry.getKey());
        earlier.ifPresent(value -> before.put(entry.getKey(), value));
        lent.secrets().store(entry.getKey(), entry.getValue());
      }
    } catch (SecretStoreException | RuntimeException failure) {
      putBack(before, failure);
      throw failure;
    } finally {
      before.values().forEach(Secret::close);
    }
  }

  private void putBack(Map<String, Secret> before, Exception failure) {
    for (Map.Entry<String, Secret> entry : before.entrySet()) {
      try {
        lent.secrets().store(entry.getKey(), entry.getValue());
      } catch (SecretStoreException | RuntimeException stuck) {
        failure.addSuppressed(stuck);
      }
    }
  }

  @Override
  public void close() {
    written.values().forEach(Secret::close);
  }
}
