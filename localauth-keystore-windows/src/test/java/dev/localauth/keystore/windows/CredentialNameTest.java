// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.sun.jna.Memory;
import dev.localauth.api.SecretName;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CredentialNameTest {
  @Test
  void theTargetIsTheSameForEver() {
    CredentialName name = CredentialName.of(new SecretName("localauth", "totp/seed"));
    assertEquals(
        "localauth/4224e668e8d02cf66826a2eeb7ee8d36eb42850a3cdc946e39748a551698523f",
        name.target());
    assertEquals("localauth: totp/seed", name.label());
  }

  @Test
  void namesThatDifferInCaseOnlyDifferInMore() {
    String lower = CredentialName.of(new SecretName("a", "b")).target();
    String upper = CredentialName.of(new SecretName("a", "B")).target();
    assertNotEquals(lower.toLowerCase(Locale.ROOT), upper.toLowerCase(Locale.ROOT));
  }

  @Test
  void theSeparatorBelongsToNeitherPart() {
    assertNotEquals(
        CredentialName.of(new SecretName("a", "b/c")).target(),
        CredentialName.of(new SecretName("a/b", "c")).target());
  }

  @Test
  void textIsWrittenAsWindowsReadsIt() {
    try (Memory wide = CredentialName.wide("a\u0142")) {
      assertArrayEquals(new byte[] {'a', 0, 0x42, 1, 0, 0}, wide.getByteArray(0, 6));
      assertEquals(6, wide.size());
    }
  }
}
