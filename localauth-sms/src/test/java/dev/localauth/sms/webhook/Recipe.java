// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import dev.localauth.testsupport.LoopbackServer.Received;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a receiver checks a request, as docs/sms.md says, without our code. */
final class Recipe {
  private static final Duration OLDEST = Duration.ofMinutes(5);

  private Recipe() {}

  static boolean verifies(Received request, String key, Instant now)
      throws GeneralSecurityException {
    String timestamp = request.header("Localauth-Timestamp");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] mine = mac.doFinal((timestamp + "." + request.body()).getBytes(StandardCharsets.UTF_8));
    String theirs = request.header("Localauth-Signature");
    Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    return age.compareTo(OLDEST) <= 0
        && MessageDigest.isEqual(
            ("v1=" + HexFormat.of().formatHex(mine)).getBytes(StandardCharsets.US_ASCII),
            theirs.getBytes(StandardCharsets.US_ASCII));
  }
}
