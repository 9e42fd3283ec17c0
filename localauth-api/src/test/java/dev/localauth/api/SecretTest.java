// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class SecretTest {
  @Test
  void closingOverwritesTheArrayItOwns() {
    byte[] mine = {1, 2, 3};
    Secret.owning(mine).close();
    assertArrayEquals(new byte[3], mine);
  }

  @Test
  void closingOverwritesTheArrayItLent() {
    Secret secret = Secret.random(32);
    byte[] lent = secret.use(bytes -> bytes);
    secret.close();
    assertArrayEquals(new byte[32], lent);
  }

  @Test
  void closingTwiceIsNotAnError() {
    Secret secret = Secret.random(1);
    secret.close();
    assertDoesNotThrow(secret::close);
  }

  @Test
  void aCopyLeavesTheArrayToTheCaller() {
    byte[] mine = {1, 2, 3};
    try (Secret secret = Secret.copyOf(mine)) {
      mine[0] = 9;
      assertArrayEquals(new byte[] {1, 2, 3}, secret.use(byte[]::clone));
    }
    assertArrayEquals(new byte[] {9, 2, 3}, mine);
  }

  @Test
  void aCopyOfASecretOutlivesIt() {
    Secret first = Secret.copyOf(new byte[] {1, 2});
    try (Secret second = first.copy()) {
      first.close();
      assertArrayEquals(new byte[] {1, 2}, second.use(byte[]::clone));
    }
  }

  @Test
  void usingItAfterClosingIsAMistake() {
    Secret closed = Secret.random(4);
    closed.close();
    try (Secret open = Secret.random(4)) {
      List<Executable> uses =
          List.of(
              () -> closed.use(bytes -> 0),
              closed::length,
              closed::copy,
              () -> closed.matches(open),
              () -> open.matches(closed));
      for (Executable use : uses) {
        assertThrows(IllegalStateException.class, use);
      }
    }
  }

  @Test
  void charactersAreConsumed() {
    char[] typed = "p\u00e4ss\ud83d\udd11".toCharArray();
    try (Secret secret = Secret.consuming(typed)) {
      assertArrayEquals(
          "p\u00e4ss\ud83d\udd11".getBytes(StandardCharsets.UTF_8), secret.use(byte[]::clone));
    }
    assertArrayEquals(new char[typed.length], typed);
  }

  @Test
  void noCharactersAreAnEmptySecret() {
    try (Secret secret = Secret.consuming(new char[0])) {
      assertEquals(0, secret.length());
    }
  }

  @Test
  void aLoneSurrogateBecomesAQuestionMark() {
    char[] typed = {'a', '\ud800', 'b'};
    try (Secret secret = Secret.consuming(typed)) {
      assertArrayEquals("a?b".getBytes(StandardCharsets.UTF_8), secret.use(byte[]::clone));
    }
    assertArrayEquals(new char[3], typed);
  }

  @Test
  void onlyTheSameBytesMatch() {
    try (Secret secret = Secret.copyOf(new byte[] {1, 2, 3});
        Secret same = Secret.copyOf(new byte[] {1, 2, 3});
        Secret other = Secret.copyOf(new byte[] {1, 2, 4});
        Secret shorter = Secret.copyOf(new byte[] {1, 2});
        Secret empty = Secret.copyOf(new byte[0])) {
      assertTrue(secret.matches(same));
      assertTrue(secret.matches(secret));
      assertTrue(empty.matches(empty));
      assertFalse(secret.matches(other));
      assertFalse(secret.matches(shorter));
      assertFalse(shorter.matches(secret));
      assertFalse(secret.matches(empty));
    }
  }

  @Test
  void matchingLeavesBothOpen() {
    try (Secret one = Secret.random(3);
        Secret two = one.copy()) {
      one.matches(two);
      assertEquals(3, one.length());
      assertEquals(3, two.length());
    }
  }

  @Test
  void equalityIsIdentityAndNothingCanBeSerialized() {
    try (Secret one = Secret.copyOf(new byte[] {1});
        Secret two = one.copy()) {
      assertNotEquals(one, two);
      assertFalse(Serializable.class.isAssignableFrom(Secret.class));
    }
  }

  @Test
  void itNeverPrintsItself() {
    try (Secret secret = Secret.copyOf("hunter2".getBytes(StandardCharsets.UTF_8))) {
      assertEquals("Secret[redacted]", secret.toString());
      assertEquals("Secret[redacted]", String.valueOf(secret));
    }
  }

  @Test
  void randomSecretsDiffer() {
    try (Secret one = Secret.random(32);
        Secret two = Secret.random(32)) {
      assertEquals(32, one.length());
      assertFalse(one.matches(two));
    }
  }

  @Test
  void whatTheBodyThrowsComesOut() {
    IOException thrown = new IOException();
    try (Secret secret = Secret.random(1)) {
      Secret.Body<Integer, IOException> body =
          bytes -> {
            throw thrown;
          };
      assertSame(thrown, assertThrows(IOException.class, () -> secret.use(body)));
      assertEquals(1, secret.length());
    }
  }

  /** FIPS 180-2, appendix B.1. */
  @Test
  void theFingerprintIsTheSha256() {
    Secret secret = Secret.copyOf("abc".getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", secret.fingerprint());
    secret.close();
    assertThrows(IllegalStateException.class, secret::fingerprint);
  }
}
