// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ZXing, which shares no code with the encoder, reads the characters as a telephone would. */
final class QrPictureTest {
  private static final String URI =
      "otpauth://totp/localauth:ada@host?secret=JBSWY3DPEHPK3PXP&issuer=localauth";

  @ParameterizedTest
  @EnumSource
  void itReadsOnAnyBackground(Scanner.Background background) {
    assertEquals(URI, Scanner.read(text(URI), background));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 17, 50, 200, 800})
  void itReadsInAnySize(int length) {
    assertEquals(
        "x".repeat(length), Scanner.read(text("x".repeat(length)), Scanner.Background.DARK));
  }

  @Test
  void itHasTheQuietZoneAroundAndTheSizeItSays() {
    QrPicture picture = QrPicture.of(secret("x"));
    assertEquals(21 + 4, picture.columns());
    String[] lines = text("x").split("\n");
    assertEquals(picture.rows(), lines.length);
    String blank = "\u001b[30;47m" + " ".repeat(25) + "\u001b[0m";
    assertEquals(blank, lines[0]);
    for (String line : lines) {
      assertEquals("  ", line.substring("\u001b[30;47m".length()).substring(0, 2));
    }
  }

  @Test
  void whatFitsNoQrCodeIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> QrPicture.of(secret("x".repeat(3000))));
  }

  private static String text(String content) {
    return new String(QrPicture.of(secret(content)).lines(), StandardCharsets.UTF_8);
  }

  private static Secret secret(String content) {
    return Secret.owning(content.getBytes(StandardCharsets.UTF_8));
  }
}
