// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.core.file.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecoverySetTest {
  private static final String CODE = "ABCD-EFGH-IJKL-MNOP";
  private static final String OTHER = "2222-2222-2222-2222";

  private static Secret secret(String text) {
    return Secret.copyOf(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @Test
  void codesAreSixteenSymbolsOfBase32AndNoneComesTwice() {
    Set<String> seen = new HashSet<>();
    Set<Integer> symbols = new HashSet<>();
    for (int i = 0; i < 100; i++) {
      for (Secret code : RecoverySet.draw()) {
        String shown = text(code);
        assertTrue(shown.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"), shown);
        assertTrue(seen.add(shown), shown);
        shown.replace("-", "").chars().forEach(symbols::add);
      }
    }
    assertEquals(32, symbols.size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        CODE,
        "abcd-efgh-ijkl-mnop",
        "ABCDEFGHIJKLMNOP",
        " abcd efgh ijkl mnop ",
        "aBcD-EfGh--ijkl mnop"
      })
  void aCodeIsKnownInWhateverSpelling(String typed) {
    RecoverySet set = RecoverySet.of(List.of(secret(CODE), secret(OTHER)));
    assertEquals(1, set.without(secret(typed)).orElseThrow().hashes().size());
    assertTrue(RecoverySet.isAmong(List.of(secret(CODE)), secret(typed)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "ABCD-EFGH-IJKL-MNOQ", "ABCD-EFGH-IJKL-MNO", "ABCD-EFGH-IJKL-MNOPP", "ü"})
  void anythingElseIsNoCode(String typed) {
    RecoverySet set = RecoverySet.of(List.of(secret(CODE)));
    assertTrue(set.without(secret(typed)).isEmpty());
    assertFalse(RecoverySet.isAmong(List.of(secret(CODE)), secret(typed)));
  }

  @Test
  void aUsedCodeIsNoCode() {
    RecoverySet set = RecoverySet.of(List.of(secret(CODE), secret(OTHER)));
    RecoverySet left = set.without(secret(CODE)).orElseThrow();
    assertTrue(left.without(secret(CODE)).isEmpty());
    assertEquals(List.of(), left.without(secret(OTHER)).orElseThrow().hashes());
  }

  @Test
  void equalCodesAreKeptDifferentlyInDifferentSets() {
    RecoverySet one = RecoverySet.of(List.of(secret(CODE)));
    RecoverySet other = RecoverySet.of(List.of(secret(CODE)));
    assertFalse(one.salt().equals(other.salt()));
    assertFalse(one.hashes().equals(other.hashes()));
  }

  /** RFC 8018 §5.2 on a digest of the code, computed with the primitives alone. */
  @Test
  void theHashIsPbkdf2WithHmacSha512() throws GeneralSecurityException {
    RecoverySet set = new RecoverySet("00112233445566778899aabbccddeeff", List.of());
    Mac mac = Mac.getInstance("HmacSHA512");
    byte[] digest =
        MessageDigest.getInstance("SHA-256")
            .digest("ABCDEFGHIJKLMNOP".getBytes(StandardCharsets.US_ASCII));
    // The platform's PBKDF2 takes characters, and makes UTF-8 of them.
    String password = new String(digest, StandardCharsets.ISO_8859_1);
    mac.init(new SecretKeySpec(password.getBytes(StandardCharsets.UTF_8), "x"));
    byte[] block = HexFormat.of().parseHex(set.salt() + "00000001");
    byte[] derived = new byte[64];
    for (int i = 0; i < 210_000; i++) {
      block = mac.doFinal(block);
      for (int j = 0; j < derived.length; j++) {
        derived[j] ^= block[j];
      }
    }
    assertEquals(HexFormat.of().formatHex(derived, 0, 32), set.hash(secret(CODE)));
  }

  @Test
  void whatIsKeptIsReadAsItWasWritten() throws MalformedFileException {
    RecoverySet set = RecoverySet.of(List.of(secret(CODE), secret(OTHER)));
    assertEquals(set, RecoverySet.parse(set.toBytes()));
    RecoverySet none = new RecoverySet(set.salt(), List.of());
    assertEquals(none, RecoverySet.parse(none.toBytes()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hashes=\nsalt=00112233445566778899aabbccddeeff\nversion=2\n",
        "hashes=\nsalt=0011\nversion=1\n",
        "hashes=0011\nsalt=00112233445566778899aabbccddeeff\nversion=1\n",
        "hashes=  \nsalt=00112233445566778899aabbccddeeff\nversion=1\n",
        "hashes=\nmore=\nsalt=00112233445566778899aabbccddeeff\nversion=1\n",
        "hashes=\nsalt=00112233445566778899AABBCCDDEEFF\nversion=1\n"
      })
  void anythingElseIsRefused(String content) {
    assertThrows(
        MalformedFileException.class,
        () -> RecoverySet.parse(content.getBytes(StandardCharsets.UTF_8)));
  }
}
