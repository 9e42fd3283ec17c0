// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.localauth.api.Secret;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;

/**
 * 256 random bits in the path of the page. Whoever is to open the page has to be told, on the
 * command line of a browser or in words, so this is text; it is worth nothing once the page was
 * opened or is gone.
 */
final class PathToken {
  private static final int BYTES = 32;

  private final String text;

  PathToken() {
    try (Secret drawn = Secret.random(BYTES)) {
      text = drawn.use(Base64.getUrlEncoder().withoutPadding()::encodeToString);
    }
  }

  /** Returns the path of the page, which its files are below. */
  String path() {
    return "/" + text + "/";
  }

  /**
   * Returns what {@code target} asks for below the path, {@code ""} for the page itself; empty if
   * it is not below the path.
   */
  Optional<String> below(String target) {
    int end = target.indexOf('/', 1);
    if (!target.startsWith("/") || end < 0) {
      return Optional.empty();
    }
    byte[] given = target.substring(1, end).getBytes(ISO_8859_1);
    return MessageDigest.isEqual(text.getBytes(ISO_8859_1), given)
        ? Optional.of(target.substring(end + 1))
        : Optional.empty();
  }
}
