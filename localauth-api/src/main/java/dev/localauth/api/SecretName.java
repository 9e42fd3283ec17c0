// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.nio.charset.StandardCharsets;

/**
 * Names one secret in a store: the application that owns it, and the entry within.
 *
 * <p>Two names are the same only if both parts are; {@code ("a", "b/c")} and {@code ("a/b", "c")}
 * are different secrets in every store.
 *
 * @param application the owner, such as {@code "localauth"}
 * @param entry the secret within it, such as {@code "totp/seed"}
 */
public record SecretName(String application, String entry) {
  /** The longest either part may be, in bytes of UTF-8. */
  public static final int MAX_BYTES = 200;

  /**
   * Checks both parts: 1 to {@link #MAX_BYTES} bytes, not blank, no control characters and no
   * unpaired surrogates, which UTF-8 cannot tell apart. Blank parts are refused because some
   * platforms read them as "any".
   *
   * @throws IllegalArgumentException if a part is not of that form
   */
  public SecretName {
    check("application", application);
    check("entry", entry);
  }

  private static void check(String part, String value) {
    if (value.isBlank()
        || value.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES
        || value.codePoints().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
      throw new IllegalArgumentException(
          part + " must hold 1 to " + MAX_BYTES + " bytes and no control characters");
    }
  }

  @Override
  public String toString() {
    return application + ": " + entry;
  }
}
