// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import com.sun.jna.Pointer;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;

/**
 * What tells one generic password from every other.
 *
 * @param service the application, behind a prefix of ours
 * @param account the entry within it
 * @param label what Keychain Access and the window of macOS show
 */
record KeychainItem(String service, String account, String label) {
  KeychainItem {
    // To the keychain an empty attribute means "any", and SecItemDelete deletes all that match.
    if (service.isBlank() || account.isBlank()) {
      throw new IllegalArgumentException("a blank name would stand for every item");
    }
  }

  static KeychainItem of(SecretName name) {
    return new KeychainItem("localauth/" + name.application(), name.entry(), name.toString());
  }

  /** Returns a new dictionary that matches this item and no other. */
  Pointer query(CfScope scope, Frameworks frameworks) throws SecretStoreException {
    Pointer query = scope.dictionary();
    scope.put(query, "kSecClass", frameworks.constant("kSecClassGenericPassword"));
    scope.put(query, "kSecAttrService", scope.string(service));
    scope.put(query, "kSecAttrAccount", scope.string(account));
    return query;
  }
}
