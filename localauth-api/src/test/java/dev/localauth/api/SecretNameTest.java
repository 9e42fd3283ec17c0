// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t", "\u2003", "a\nb", "a\0b", "a\u007fb", "a\u0085b", "a\u001b[2Jb"})
  void blankPartsAndControlCharactersAreRefused(String part) {
    assertThrows(IllegalArgumentException.class, () -> new SecretName(part, "entry"));
    assertThrows(IllegalArgumentException.class, () -> new SecretName("application", part));
  }

  @Test
  void theLimitCountsBytesNotCharacters() {
    assertThrows(IllegalArgumentException.class, () -> new SecretName("a", "\ud800"));
    assertDoesNotThrow(() -> new SecretName("a".repeat(200), "b".repeat(200)));
    assertDoesNotThrow(() -> new SecretName("\u00e9".repeat(100), "\u9375".repeat(66)));
    assertThrows(IllegalArgumentException.class, () -> new SecretName("a".repeat(201), "b"));
    assertThrows(IllegalArgumentException.class, () -> new SecretName("a", "\u9375".repeat(67)));
  }

  @Test
  void aRefusalDoesNotRepeatWhatWasRefused() {
    var refusal =
        assertThrows(IllegalArgumentException.class, () -> new SecretName("a", "hostile\n"));
    assertFalse(String.valueOf(refusal.getMessage()).contains("hostile"));
  }

  @Test
  void bothPartsCount() {
    assertEquals(new SecretName("a", "b"), new SecretName("a", "b"));
    assertNotEquals(new SecretName("a", "b/c"), new SecretName("a/b", "c"));
    assertNotEquals(new SecretName("a", "B"), new SecretName("a", "b"));
    assertEquals("a: b/c", new SecretName("a", "b/c").toString());
  }
}
