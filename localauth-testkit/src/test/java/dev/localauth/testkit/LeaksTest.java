// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class LeaksTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @Test
  void aSecretIsFoundInEveryForm() {
    assertTrue(Leaks.leaks("seed 12345678901234567890", SECRET));
    assertTrue(Leaks.leaks("at " + HexFormat.of().formatHex(SECRET) + ", lost", SECRET));
    assertTrue(Leaks.leaks(Base64.getEncoder().encodeToString(SECRET), SECRET));
    assertTrue(Leaks.leaks("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", SECRET));
    assertTrue(Leaks.leaks("otpauth://totp/x?secret=gezdgnbvgy3tqojqgezdgnbvgy3tqojq&a", SECRET));
  }

  @Test
  void aPartOfASecretIsFound() {
    assertTrue(Leaks.leaks("456789012345", SECRET));
    assertFalse(Leaks.leaks("45678901234", SECRET));
  }

  @Test
  void otherTextIsNoLeak() {
    assertFalse(Leaks.leaks("the login keyring is locked", SECRET));
    assertFalse(Leaks.leaks("", SECRET));
  }
}
