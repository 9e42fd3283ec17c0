// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Notice;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What a person saw, copied before the method closed the secrets in it.
 *
 * @param text the line, or the introduction of a confidential notice
 * @param scannable what was shown as a QR code
 * @param lines what a confidential notice showed as text
 */
public record Shown(String text, Optional<String> scannable, List<String> lines) {
  static Shown of(Notice notice) {
    if (notice instanceof Notice.Confidential confidential) {
      return new Shown(
          confidential.introduction(),
          confidential.scannable().map(Shown::read),
          confidential.lines().stream().map(Shown::read).toList());
    }
    return new Shown(((Notice.Line) notice).text(), Optional.empty(), List.of());
  }

  private static String read(Secret secret) {
    return secret.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
