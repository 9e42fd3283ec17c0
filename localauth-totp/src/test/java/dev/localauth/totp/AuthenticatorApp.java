// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.testkit.Shown;
import java.math.BigInteger;
import java.net.URI;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app written from RFC 4226 and 6238 alone; shares no code with what it tests. */
record AuthenticatorApp(byte[] seed, String algorithm, int digits, long period) {
  /** Scans the code that was shown last. */
  static AuthenticatorApp scanning(List<Shown> shown) {
    String uri =
        shown.stream()
            .flatMap(each -> each.scannable().stream())
            .reduce((first, second) -> second)
            .orElseThrow();
    return scanning(uri);
  }

  static AuthenticatorApp scanning(String uri) {
    Map<String, String> query = new HashMap<>();
    for (String pair : URI.create(uri).getRawQuery().split("&")) {
      query.put(pair.split("=")[0], pair.split("=")[1]);
    }
    return new AuthenticatorApp(
        decoded(query.getOrDefault("secret", "")),
        query.getOrDefault("algorithm", "SHA1"),
        Integer.parseInt(query.getOrDefault("digits", "6")),
        Long.parseLong(query.getOrDefault("period", "30")));
  }

  String code(Instant at) {
    return code(Math.floorDiv(at.getEpochSecond(), period));
  }

  String code(long step) {
    byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
    int offset = hash[hash.length - 1] & 0xf;
    int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
    String decimal = String.format(Locale.ROOT, "%010d", number);
    return decimal.substring(decimal.length() - digits);
  }

  /** Returns a code that the app does not show within ten minutes. */
  String wrongCode(Instant at) {
    long now = Math.floorDiv(at.getEpochSecond(), period);
    for (int number = 0; ; number++) {
      String wrong = String.format(Locale.ROOT, "%0" + digits + "d", number);
      boolean shown = false;
      for (long step = now - 21; step <= now + 21; step++) {
        shown |= code(step).equals(wrong);
      }
      if (!shown) {
        return wrong;
      }
    }
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance("Hmac" + algorithm);
      mac.init(new SecretKeySpec(seed, "RAW"));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  /** Base32 as one large number. */
  static byte[] decoded(String base32) {
    BigInteger number = BigInteger.ONE;
    for (char each : base32.toCharArray()) {
      number =
          number
              .shiftLeft(5)
              .or(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each)));
    }
    byte[] bytes = number.shiftRight(base32.length() * 5 % 8).toByteArray();
    return Arrays.copyOfRange(bytes, 1, bytes.length);
  }
}
