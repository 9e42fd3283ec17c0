// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Small changes to a document of lines, as an attacker or a bad disk makes them. */
final class Mutation {
  private static final String LETTERS = "0123456789abcdefxyz=,.:-/ +\n\t\u00e9\u0085";

  private Mutation() {}

  static byte[] of(byte[] document, Random random) {
    byte[] changed = document;
    for (int i = random.nextInt(3); i >= 0; i--) {
      changed = random.nextBoolean() ? bytes(changed, random) : lines(changed, random);
    }
    return changed;
  }

  private static byte[] bytes(byte[] document, Random random) {
    StringBuilder text = new StringBuilder(new String(document, StandardCharsets.UTF_8));
    int place = random.nextInt(Math.max(1, text.length()));
    char letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
    switch (random.nextInt(4)) {
      case 0 -> text.insert(place, letter);
      case 1 -> text.delete(place, Math.min(text.length(), place + 1));
      case 2 -> text.replace(place, Math.min(text.length(), place + 1), "" + letter);
      default -> {
        byte[] flipped = document.clone();
        flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
        return flipped;
      }
    }
    return text.isEmpty() ? document : text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] lines(byte[] document, Random random) {
    List<String> lines =
        new ArrayList<>(new String(document, StandardCharsets.UTF_8).lines().toList());
    int line = random.nextInt(lines.size());
    String taken = lines.get(line);
    switch (random.nextInt(5)) {
      case 0 -> lines.add(random.nextInt(lines.size() + 1), taken);
      case 1 -> Collections.swap(lines, line, random.nextInt(lines.size()));
      case 2 -> lines.set(line, taken + " ");
      case 3 -> lines.set(line, taken.replace("=", "=0"));
      default -> lines.set(line, taken.replace(",", " , "));
    }
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
