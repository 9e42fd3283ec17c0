// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Notice;
import dev.localauth.api.Secret;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The content of a confidential notice. Holds copies of its secrets, to draw them once more. */
final class ConfidentialText implements AutoCloseable {
  private static final int ROWS_OF_THE_QUESTION = 1;

  private final Looks looks;
  private final String introduction;
  private final Optional<Secret> scannable;
  private final List<Secret> lines;

  ConfidentialText(Looks looks, Notice.Confidential notice) {
    this.looks = looks;
    introduction = notice.introduction();
    scannable = notice.scannable().map(Secret::copy);
    lines = notice.lines().stream().map(Secret::copy).toList();
  }

  /**
   * Writes the introduction, the lines, and the picture or why there is none. The picture comes
   * last, next to the question: in a small window it is the text that moves out at the top.
   */
  void writeTo(Terminal terminal) throws IOException {
    writeLine(terminal, introduction);
    for (Secret line : lines) {
      byte[] shown = line.use(Utf8::withoutControls);
      try {
        terminal.write(shown);
      } finally {
        Arrays.fill(shown, (byte) 0);
      }
      writeLine(terminal, "");
    }
    if (scannable.isPresent()) {
      writePicture(terminal, scannable.get());
    }
  }

  void writeLine(Terminal terminal, String text) throws IOException {
    terminal.write(looks.bytes(text));
    terminal.write(new byte[] {'\n'});
  }

  private void writePicture(Terminal terminal, Secret text) throws IOException {
    if (!looks.addressable() || !looks.isUnicode()) {
      writeLine(terminal, "there is no QR code, because this terminal cannot draw it");
      return;
    }
    QrPicture picture;
    try {
      picture = QrPicture.of(text);
    } catch (IllegalArgumentException e) {
      writeLine(terminal, "there is no QR code, because the text is too long for it");
      return;
    }
    Terminal.Size window = terminal.size();
    int rows = picture.rows() + ROWS_OF_THE_QUESTION;
    if (picture.columns() > window.columns() || rows > window.rows()) {
      writeLine(
          terminal,
          "there is no QR code, because it needs a window of %d columns and %d rows"
              .formatted(picture.columns(), rows));
      return;
    }
    byte[] drawn = picture.lines();
    try {
      terminal.write(drawn);
    } finally {
      Arrays.fill(drawn, (byte) 0);
    }
  }

  @Override
  public void close() {
    scannable.ifPresent(Secret::close);
    lines.forEach(Secret::close);
  }
}
