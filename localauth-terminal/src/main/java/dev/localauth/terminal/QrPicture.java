// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Secret;
import io.nayuki.qrcodegen.QrCode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A QR code in block characters, two modules above each other in one. Black on white is said
 * explicitly and the quiet zone is drawn, so that it reads on light and on dark terminals.
 */
final class QrPicture {
  /**
   * ISO/IEC 18004 §9.1 asks for four modules on each side. With two, the code of a key URI fits a
   * window of 24 rows; beyond them there is the plain background of the window.
   */
  static final int QUIET_ZONE = 2;

  private static final String BLACK_ON_WHITE = "\u001b[30;47m";
  private static final String PLAIN_AGAIN = "\u001b[0m\n";

  private final QrCode code;

  private QrPicture(QrCode code) {
    this.code = code;
  }

  /**
   * Encodes {@code text} with the least error correction, because the smallest picture is the one
   * that fits: a screen has no scratches.
   *
   * @throws IllegalArgumentException if it is too long for any QR code
   */
  static QrPicture of(Secret text) {
    return text.use(bytes -> new QrPicture(QrCode.encodeBinary(bytes, QrCode.Ecc.LOW)));
  }

  int columns() {
    return code.size + 2 * QUIET_ZONE;
  }

  int rows() {
    return (columns() + 1) / 2;
  }

  /** Returns the lines as UTF-8; as secret as the text, and the caller's to overwrite. */
  byte[] lines() {
    Canvas canvas = new Canvas();
    for (int y = -QUIET_ZONE; y < code.size + QUIET_ZONE; y += 2) {
      canvas.writeBytes(BLACK_ON_WHITE.getBytes(StandardCharsets.US_ASCII));
      for (int x = -QUIET_ZONE; x < code.size + QUIET_ZONE; x++) {
        canvas.writeBytes(block(x, y).getBytes(StandardCharsets.UTF_8));
      }
      canvas.writeBytes(PLAIN_AGAIN.getBytes(StandardCharsets.US_ASCII));
    }
    return canvas.take();
  }

  private String block(int x, int y) {
    boolean upper = code.getModule(x, y);
    boolean lower = code.getModule(x, y + 1);
    if (upper) {
      return lower ? "\u2588" : "\u2580";
    }
    return lower ? "\u2584" : " ";
  }

  /** Large enough never to grow, which would leave copies behind. */
  private static final class Canvas extends ByteArrayOutputStream {
    private static final int LARGEST = 177 + 2 * QUIET_ZONE;

    Canvas() {
      super(LARGEST * (LARGEST * 3 / 2 + BLACK_ON_WHITE.length() + PLAIN_AGAIN.length()));
    }

    byte[] take() {
      byte[] taken = toByteArray();
      Arrays.fill(buf, (byte) 0);
      return taken;
    }
  }
}
