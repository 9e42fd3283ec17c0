// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104) over the time, a full stop and the body. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";

  private Signature() {}

  /** Returns 64 lower-case hexadecimal digits. */
  static String of(Secret key, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      // The specification keeps a copy of the key until it is collected.
      mac.init(key.use(bytes -> new SecretKeySpec(bytes, ALGORITHM)));
      mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }
}
