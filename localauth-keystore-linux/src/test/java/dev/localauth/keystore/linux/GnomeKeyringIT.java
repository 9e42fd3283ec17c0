// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.api.SecretStore;
import dev.localauth.testkit.LockableSecretStoreContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GnomeKeyringIT implements LockableSecretStoreContract {
  private static GnomeKeyring keyring;

  @BeforeAll
  static void start() throws Exception {
    keyring = new GnomeKeyring();
  }

  @AfterAll
  static void end() throws Exception {
    keyring.close();
  }

  @Override
  public SecretStore store() {
    return new SecretServiceStore(
        limit -> new LibSecretService(Link.ofThisProcess(), limit), new Desktop(true, false));
  }

  @Override
  public void lock() throws Exception {
    keyring.lock();
  }

  @Override
  public void unlock() throws Exception {
    keyring.unlock();
  }
}
