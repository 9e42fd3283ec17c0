// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.time.Duration;
import java.util.Optional;

/** Keeps secrets in the login keychain of macOS. */
public final class KeychainStore implements SecretStore {
  private final Opening opening;
  private final Duration alone;
  private final Duration withAPerson;

  /** Does nothing yet; the frameworks of macOS are loaded on first use. */
  public KeychainStore() {
    this(KeychainStore::ofThisMac, Duration.ofSeconds(5), Duration.ofSeconds(60));
  }

  KeychainStore(Opening opening, Duration alone, Duration withAPerson) {
    this.opening = opening;
    this.alone = alone;
    this.withAPerson = withAPerson;
  }

  private static Frameworks ofThisMac() throws SecretStoreException {
    if (!System.getProperty("os.name", "").startsWith("Mac")) {
      throw KeychainError.otherSystem();
    }
    return Frameworks.OfThisMac.FRAMEWORKS;
  }

  @Override
  public String id() {
    return "macos-keychain";
  }

  @Override
  public Availability availability() {
    try {
      Patience patience = new Patience(alone);
      return patience.await(() -> open().availability(), late -> {});
    } catch (SecretStoreException e) {
      return new Availability(false, e.getMessage(), e.hint());
    }
  }

  /** If this ends because nobody answered macOS in time, a late answer may still store it. */
  @Override
  public void store(SecretName name, Secret value) throws SecretStoreException {
    KeychainItem item = KeychainItem.of(name);
    Patience patience = new Patience(alone);
    Keychain keychain = opened(patience);
    // A copy, because the caller may close the value while macOS still asks the person.
    Secret copy = value.copy();
    patience.await(
        () -> {
          try (copy) {
            keychain.store(item, copy);
            return true;
          }
        },
        late -> {});
  }

  @Override
  public Optional<Secret> load(SecretName name) throws SecretStoreException {
    KeychainItem item = KeychainItem.of(name);
    Patience patience = new Patience(alone);
    Keychain keychain = opened(patience);
    return patience.await(() -> keychain.load(item), late -> late.ifPresent(Secret::close));
  }

  @Override
  public boolean delete(SecretName name) throws SecretStoreException {
    KeychainItem item = KeychainItem.of(name);
    Patience patience = new Patience(alone);
    Keychain keychain = opened(patience);
    return patience.await(() -> keychain.delete(item), late -> {});
  }

  private Keychain opened(Patience patience) throws SecretStoreException {
    Keychain keychain = patience.await(this::open, late -> {});
    if (keychain.graphic()) {
      patience.extendTo(withAPerson);
    }
    return keychain;
  }

  private Keychain open() throws SecretStoreException {
    return new Keychain(opening.open());
  }

  /** Where the frameworks come from. */
  @FunctionalInterface
  interface Opening {
    Frameworks open() throws SecretStoreException;
  }
}
