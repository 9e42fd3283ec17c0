// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Looks for secrets in texts: as they are, and in hexadecimal, base32 and base64. */
final class Leaks {
  // A part of a secret this long does not stand in a text by chance; shorter ones are not looked
  // for, except where the whole secret is shorter.
  private static final int PART = 12;
  private static final int TOO_SHORT_TO_TELL = 4;
  private static final Pattern NOT_ENCODED = Pattern.compile("[^A-Za-z0-9+/_-]+");
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final List<Function<String, byte[]>> DECODINGS =
      List.of(
          HexFormat.of()::parseHex,
          Base64.getDecoder()::decode,
          Base64.getUrlDecoder()::decode,
          Leaks::base32);

  private Leaks() {}

  static void assertNone(String text, Collection<byte[]> secrets) {
    for (byte[] secret : secrets) {
      assertFalse(leaks(text, secret), () -> "a secret stands in: " + text);
    }
  }

  static boolean leaks(String text, byte[] secret) {
    if (secret.length < TOO_SHORT_TO_TELL) {
      return false;
    }
    return readings(text).stream().anyMatch(reading -> share(reading, secret));
  }

  private static List<byte[]> readings(String text) {
    List<byte[]> readings = new ArrayList<>();
    readings.add(text.getBytes(StandardCharsets.UTF_8));
    readings.add(text.getBytes(StandardCharsets.ISO_8859_1));
    NOT_ENCODED
        .splitAsStream(text)
        .forEach(word -> DECODINGS.forEach(decoding -> decode(decoding, word, readings)));
    return readings;
  }

  private static void decode(
      Function<String, byte[]> decoding, String word, List<byte[]> readings) {
    try {
      readings.add(decoding.apply(word));
    } catch (IllegalArgumentException notOfThisForm) {
      // A word that cannot be read this way hides nothing this way.
    }
  }

  private static boolean share(byte[] reading, byte[] secret) {
    int part = Math.min(PART, secret.length);
    for (int i = 0; i + part <= reading.length; i++) {
      for (int j = 0; j + part <= secret.length; j++) {
        if (Arrays.equals(reading, i, i + part, secret, j, j + part)) {
          return true;
        }
      }
    }
    return false;
  }

  /** RFC 4648 §6, without regard to case and padding. */
  private static byte[] base32(String word) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int bits = 0;
    int pending = 0;
    for (char letter : word.toUpperCase(Locale.ROOT).toCharArray()) {
      int value = BASE32.indexOf(letter);
      if (value < 0) {
        throw new IllegalArgumentException("not base32");
      }
      pending = (pending << 5 | value) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.write(pending >> bits);
      }
    }
    return bytes.toByteArray();
  }
}
