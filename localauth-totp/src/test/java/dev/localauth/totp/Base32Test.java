// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Base32Test {
  /** RFC 4648 §10, without the padding. */
  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void publishedVectors(String text, String expected) {
    assertEquals(expected, new String(Base32.encode(text.getBytes(US_ASCII)), US_ASCII));
  }

  @Test
  void everyByteOfEverySeedLengthComesBack() {
    SplittableRandom random = new SplittableRandom(4648);
    for (int length = 1; length <= 64; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      bytes[0] = (byte) (length * 4 + 1);
      String encoded = new String(Base32.encode(bytes), US_ASCII);
      assertEquals(Base32.encodedLength(length), encoded.length());
      assertArrayEquals(bytes, AuthenticatorApp.decoded(encoded), encoded);
    }
  }
}
