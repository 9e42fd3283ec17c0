// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.time.Duration;
import java.util.Optional;

/** Keeps secrets in Windows Credential Manager, sealed by DPAPI. */
public final class CredentialManagerStore implements SecretStore {
  private final Opening opening;
  private final Duration limit;

  /** Does nothing yet; the libraries of Windows are loaded on first use. */
  public CredentialManagerStore() {
    this(CredentialManagerStore::ofThisWindows, Duration.ofSeconds(5));
  }

  CredentialManagerStore(Opening opening, Duration limit) {
    this.opening = opening;
    this.limit = limit;
  }

  private static Libraries ofThisWindows() throws SecretStoreException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      throw CredentialError.otherSystem();
    }
    return Libraries.OfThisWindows.LIBRARIES;
  }

  @Override
  public String id() {
    return "windows-credential-manager";
  }

  @Override
  public Availability availability() {
    try {
      return new Patience(limit).await(() -> open().availability(), late -> {});
    } catch (SecretStoreException e) {
      return new Availability(false, e.getMessage(), e.hint());
    }
  }

  /** If this ends because Windows did not answer in time, a late answer may still store it. */
  @Override
  public void store(SecretName name, Secret value) throws SecretStoreException {
    CredentialName credential = CredentialName.of(name);
    // A copy, because the caller may close the value while Windows still works.
    Secret copy = value.copy();
    new Patience(limit)
        .await(
            () -> {
              try (copy) {
                open().store(credential, copy);
                return true;
              }
            },
            late -> {});
  }

  @Override
  public Optional<Secret> load(SecretName name) throws SecretStoreException {
    CredentialName credential = CredentialName.of(name);
    return new Patience(limit)
        .await(() -> open().load(credential), late -> late.ifPresent(Secret::close));
  }

  @Override
  public boolean delete(SecretName name) throws SecretStoreException {
    CredentialName credential = CredentialName.of(name);
    return new Patience(limit).await(() -> open().delete(credential), late -> {});
  }

  private CredentialManager open() throws SecretStoreException {
    return new CredentialManager(opening.open());
  }

  /** Where the libraries come from. */
  @FunctionalInterface
  interface Opening {
    Libraries open() throws SecretStoreException;
  }
}
