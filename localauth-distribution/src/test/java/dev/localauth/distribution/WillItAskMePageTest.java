// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page says what is tested, and nothing else. */
class WillItAskMePageTest {
  private static final Path PAGE = Path.of("../docs/will-it-ask-me.md");
  private static final String HEAD = "| where | will it ask me? | `check` | why |";

  @Test
  void eachLineOfThePageIsARowOfTheTestAndEachRowIsOnThePage() throws IOException {
    List<String> lines =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("|"))
            .filter(line -> !line.equals(HEAD) && !line.equals("|---|---|---|---|"))
            .toList();
    assertEquals(
        String.join("\n", WillItAskMe.rows().stream().map(Row::line).toList()),
        String.join("\n", lines));
  }

  @Test
  void eachWordIsExplained() throws IOException {
    String page = Files.readString(PAGE);
    for (Answer answer : Answer.values()) {
      assertTrue(page.contains("\n- **" + answer.word() + "**: "), answer.word());
    }
  }

  @Test
  void noPlaceIsThereTwice() {
    List<String> places = WillItAskMe.rows().stream().map(Row::where).toList();
    assertEquals(places.stream().distinct().toList(), places);
  }
}
