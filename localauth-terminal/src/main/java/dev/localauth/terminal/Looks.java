// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the person's environment says their terminal can show.
 *
 * @param charset how it reads bytes
 * @param addressable whether it has an alternate screen and colours
 */
record Looks(Charset charset, boolean addressable) {
  /** A console of Windows 10 or newer, which is written to in Unicode. */
  static final Looks OF_A_CONSOLE = new Looks(StandardCharsets.UTF_8, true);

  static Looks of(Map<String, String> environment) {
    String locale =
        Stream.of("LC_ALL", "LC_CTYPE", "LANG")
            .map(name -> environment.getOrDefault(name, ""))
            .filter(value -> !value.isEmpty())
            .findFirst()
            .orElse("C");
    String name = locale.toUpperCase(Locale.ROOT);
    String term = environment.getOrDefault("TERM", "");
    return new Looks(
        name.contains("UTF-8") || name.contains("UTF8")
            ? StandardCharsets.UTF_8
            : StandardCharsets.US_ASCII,
        !term.isEmpty() && !term.equals("dumb"));
  }

  boolean isUnicode() {
    return charset.equals(StandardCharsets.UTF_8);
  }

  /** Encodes without anything that could move the cursor or hide text. */
  byte[] bytes(String text) {
    StringBuilder visible = new StringBuilder();
    text.codePoints().filter(Looks::isVisible).forEach(visible::appendCodePoint);
    return visible.toString().getBytes(charset);
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
