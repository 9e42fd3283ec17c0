// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import dev.localauth.api.SecretStore;
import dev.localauth.testkit.SecretStoreContract;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * The contract on the login keychain of a Mac, which must be unlocked. Each test has services of
 * its own, {@code localauth/test-} and a random part, and removes them.
 */
@EnabledOnOs(value = OS.MAC, disabledReason = "SKIPPED: this is not a Mac")
class RealKeychainIT implements SecretStoreContract {
  @Override
  public SecretStore store() {
    return new KeychainStore();
  }
}
