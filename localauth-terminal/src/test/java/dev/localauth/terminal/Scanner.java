// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;

/** A terminal's pixels and a telephone in front of it. */
final class Scanner {
  private static final int WHITE = 0xffffff;
  private static final int BLACK = 0;

  /** Pixels of a module on each side, and what is around the picture. */
  private static final int SCALE = 4;

  private static final int MARGIN = 40;

  private Scanner() {}

  /** What the person likes. */
  enum Background {
    LIGHT(WHITE),
    DARK(BLACK);

    private final int colour;

    Background(int colour) {
      this.colour = colour;
    }
  }

  /** Finds the QR code in what a terminal was sent. */
  static String read(String shown, Background background) {
    List<String> rows =
        shown.lines().filter(line -> line.contains("\u001b[30;47m")).map(String::strip).toList();
    int columns = (int) rows.get(0).replaceAll("\u001b\\[[0-9;]*m", "").codePoints().count();
    int width = columns * SCALE + 2 * MARGIN;
    int height = rows.size() * 2 * SCALE + 2 * MARGIN;
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, background.colour);
    for (int row = 0; row < rows.size(); row++) {
      draw(rows.get(row), row, background, pixels, width);
    }
    try {
      return new QRCodeReader()
          .decode(
              new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
          .getText();
    } catch (ReaderException e) {
      throw new AssertionError("no QR code on a " + background + " background in " + shown, e);
    }
  }

  private static void draw(String line, int row, Background around, int[] pixels, int width) {
    boolean blackOnWhite = false;
    int column = 0;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\u001b') {
        int end = line.indexOf('m', i);
        blackOnWhite = line.substring(i, end).equals("\u001b[30;47");
        i = end;
        continue;
      }
      int ink = blackOnWhite ? BLACK : WHITE - around.colour;
      int paper = blackOnWhite ? WHITE : around.colour;
      boolean upper = c == '\u2580' || c == '\u2588';
      boolean lower = c == '\u2584' || c == '\u2588';
      module(pixels, width, column, 2 * row, upper ? ink : paper);
      module(pixels, width, column, 2 * row + 1, lower ? ink : paper);
      column++;
    }
  }

  private static void module(int[] pixels, int width, int x, int y, int colour) {
    for (int dy = 0; dy < SCALE; dy++) {
      int from = (MARGIN + y * SCALE + dy) * width + MARGIN + x * SCALE;
      Arrays.fill(pixels, from, from + SCALE, colour);
    }
  }
}
