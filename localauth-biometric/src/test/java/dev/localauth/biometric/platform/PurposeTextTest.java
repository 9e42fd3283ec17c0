// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Purpose;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurposeTextTest {
  @Test
  void namesWhoAsksAndWhere() {
    assertEquals("unlock claude in /work", text("claude", "/work"));
    assertEquals("unlock claude", PurposeText.of(new Purpose("claude", Optional.empty())));
  }

  @Test
  void isNeverBlank() {
    assertEquals("unlock an agent", text("", " "));
    assertEquals("unlock an agent", text("  ", ""));
  }

  @Test
  void aHostileNameCanNeitherHideNorPushAwayTheRest() {
    assertEquals("unlock a??[31mb in /w?", text("a\n\u001b[31mb", "/w\u202e"));
    String line = text("a".repeat(500), "/" + "d".repeat(500) + "/end");
    assertTrue(line.startsWith("unlock " + "a".repeat(60) + "..."), line);
    assertTrue(line.length() < 150, line);
  }

  @Test
  void halfACharacterIsNotLeftWhereItIsCut() {
    String line = text("\ud83d\ude00".repeat(200), "/" + "\ud83d\ude00".repeat(200));
    assertEquals(line, new String(line.getBytes(UTF_8), UTF_8));
  }

  private static String text(String agent, String directory) {
    return PurposeText.of(new Purpose(agent, Optional.of(directory)));
  }
}
