// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.Person;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;

/**
 * The key URI that authenticator apps scan
 * (https://github.com/google/google-authenticator/wiki/Key-Uri-Format). All of it but the key is
 * text; the key is only ever bytes.
 */
record OtpauthUri(TotpParameters parameters, Person person) {
  private static final String ISSUER = "localauth";

  /** Returns the URI with {@code key}, which is in base32; the caller closes it. */
  Secret with(byte[] key) {
    byte[] before = ascii("otpauth://totp/" + ISSUER + ":" + account() + "?secret=");
    byte[] after = ascii(settings());
    byte[] uri = new byte[before.length + key.length + after.length];
    System.arraycopy(before, 0, uri, 0, before.length);
    System.arraycopy(key, 0, uri, before.length, key.length);
    System.arraycopy(after, 0, uri, before.length + key.length, after.length);
    return Secret.owning(uri);
  }

  private String account() {
    return encoded(person.user()) + "@" + encoded(person.host());
  }

  /**
   * What an app assumes by itself is left out, which the format allows: the shorter text makes a QR
   * code that fits an ordinary window of 24 rows.
   */
  private String settings() {
    String common = "&issuer=" + ISSUER;
    if (parameters.areDefaults()) {
      return common;
    }
    return "%s&algorithm=%s&digits=%s&period=%s"
        .formatted(
            common,
            parameters.algorithm(),
            Integer.toString(parameters.digits()),
            Long.toString(parameters.period().toSeconds()));
  }

  /** RFC 3986 §2.1; URLEncoder is for forms and would write a space as a plus sign. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(each)) {
        encoded.append((char) each);
      } else {
        encoded.append('%').append(hex(each >> 4)).append(hex(each));
      }
    }
    return encoded.toString();
  }

  private static boolean isUnreserved(byte c) {
    return c >= 'A' && c <= 'Z'
        || c >= 'a' && c <= 'z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }

  private static char hex(int nibble) {
    return Character.toUpperCase(Character.forDigit(nibble & 0xf, 16));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
