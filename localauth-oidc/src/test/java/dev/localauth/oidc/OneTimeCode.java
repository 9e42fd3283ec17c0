// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the authenticator app of the realm's alice shows (RFC 6238). */
final class OneTimeCode {
  private static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private OneTimeCode() {}

  static String now() {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(SEED, "HmacSHA1"));
      long step = Instant.now().getEpochSecond() / 30;
      ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
      int truncated = hash.getInt(hash.get(19) & 0xf) & 0x7fffffff;
      return "%06d".formatted(truncated % 1_000_000);
    } catch (GeneralSecurityException failure) {
      throw new AssertionError(failure);
    }
  }
}
