// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;

/** Makes texts of secrets and secrets of texts. */
public final class Text {
  private Text() {}

  public static Secret secret(String text) {
    return Secret.owning(text.getBytes(StandardCharsets.UTF_8));
  }

  public static String of(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  public static PhoneNumber number(String text) {
    try (Secret typed = secret(text)) {
      return PhoneNumber.read(typed).orElseThrow();
    }
  }
}
