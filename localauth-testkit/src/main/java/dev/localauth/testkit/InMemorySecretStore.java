// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Availability;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A store that forgets everything with the test, counts its calls and fails when told to. */
public final class InMemorySecretStore implements SecretStore {
  private final Map<SecretName, byte[]> entries = new HashMap<>();
  private final List<Secret> handedOut = new ArrayList<>();
  private Optional<SecretStoreException> failure = Optional.empty();
  private Optional<SecretStoreException> storeFailure = Optional.empty();
  private int storesLeft;
  private int calls;

  /** Makes an empty store. */
  public InMemorySecretStore() {}

  @Override
  public String id() {
    return "in-memory";
  }

  @Override
  public Availability availability() {
    return Availability.usable("the memory of this test");
  }

  @Override
  public synchronized void store(SecretName name, Secret value) throws SecretStoreException {
    called();
    if (storeFailure.isPresent() && storesLeft-- <= 0) {
      throw storeFailure.get();
    }
    entries.put(name, value.use(byte[]::clone));
  }

  @Override
  public synchronized Optional<Secret> load(SecretName name) throws SecretStoreException {
    called();
    Optional<Secret> found = Optional.ofNullable(entries.get(name)).map(Secret::copyOf);
    found.ifPresent(handedOut::add);
    return found;
  }

  @Override
  public synchronized boolean delete(SecretName name) throws SecretStoreException {
    called();
    return entries.remove(name) != null;
  }

  /** Makes every call from now on throw {@code exception}. */
  public synchronized void failWith(SecretStoreException exception) {
    failure = Optional.of(exception);
  }

  /**
   * Lets {@code kept} more values be stored and then answers each {@link #store} with {@code
   * exception}, like a disk that is full; loading and deleting go on.
   */
  public synchronized void failStoringAfter(int kept, SecretStoreException exception) {
    storesLeft = kept;
    storeFailure = Optional.of(exception);
  }

  /** Makes every call succeed again. */
  public synchronized void recover() {
    failure = Optional.empty();
    storeFailure = Optional.empty();
  }

  /** Returns how often something was stored, loaded or deleted, or tried to be. */
  public synchronized int calls() {
    return calls;
  }

  /** Returns a copy of everything that is kept. */
  public synchronized Map<SecretName, byte[]> entries() {
    Map<SecretName, byte[]> copy = new HashMap<>();
    entries.forEach((name, bytes) -> copy.put(name, bytes.clone()));
    return copy;
  }

  /** Replaces everything that is kept, without counting as a call. */
  public synchronized void restore(Map<SecretName, byte[]> contents) {
    entries.clear();
    contents.forEach((name, bytes) -> entries.put(name, bytes.clone()));
  }

  /** Returns how many of the loaded secrets nobody has closed. */
  public synchronized long leftOpen() {
    return handedOut.stream().filter(Openness::isOpen).count();
  }

  /**
   * Returns the part of this store that belongs to the method {@code id}: its entry {@code "seed"}
   * is kept as {@code ("localauth", "id/seed")}.
   */
  public ScopedSecrets scopedTo(String id) {
    return new Scope(this, id);
  }

  private void called() throws SecretStoreException {
    calls++;
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
