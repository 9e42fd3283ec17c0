// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Secret;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test vectors of RFC 5869, appendix A, for SHA-256. */
class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();

  @ParameterizedTest
  @CsvSource({
    "22 x 0b, 00..0c, f0..f9, "
        + "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
    "00..4f, 60..af, b0..ff, "
        + "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        + "cc30c58179ec3e87c14c01d5c1f3434f1d87",
    "22 x 0b, '', '', "
        + "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"
  })
  void theVectorsHold(String key, String salt, String info, String derived) {
    try (Secret secret = Secret.owning(bytes(key));
        Secret result = Hkdf.derive(secret, bytes(salt), bytes(info), derived.length() / 2)) {
      assertEquals(derived, result.use(HEX::formatHex));
    }
  }

  private static byte[] bytes(String text) {
    if (text.contains("x")) {
      String[] parts = text.split(" x ");
      return HEX.parseHex(parts[1].repeat(Integer.parseInt(parts[0])));
    }
    if (text.isEmpty()) {
      return new byte[0];
    }
    int first = Integer.parseInt(text.substring(0, 2), 16);
    int last = Integer.parseInt(text.substring(4), 16);
    byte[] row = new byte[last - first + 1];
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) (first + i);
    }
    return row;
  }
}
