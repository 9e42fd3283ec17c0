// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.SecretName;
import org.junit.jupiter.api.Test;

class KeychainItemTest {
  @Test
  void serviceAndAccountTellApplicationAndEntry() {
    assertEquals(
        new KeychainItem("localauth/localauth", "totp/seed", "localauth: totp/seed"),
        KeychainItem.of(new SecretName("localauth", "totp/seed")));
  }

  @Test
  void blankNamesAreRefusedBecauseTheyMeanAny() {
    assertThrows(IllegalArgumentException.class, () -> new KeychainItem("", "a", "label"));
    assertThrows(IllegalArgumentException.class, () -> new KeychainItem("s", "", "label"));
    assertThrows(IllegalArgumentException.class, () -> new KeychainItem("s", " ", "label"));
  }
}
