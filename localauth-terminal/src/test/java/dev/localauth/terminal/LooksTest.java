// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class LooksTest {
  @Test
  void theFirstLocaleThatIsSetCounts() {
    assertEquals(true, Looks.of(Map.of("LANG", "de_DE.UTF-8")).isUnicode());
    assertEquals(true, Looks.of(Map.of("LC_ALL", "", "LC_CTYPE", "C.utf8")).isUnicode());
    assertEquals(false, Looks.of(Map.of("LC_ALL", "C", "LANG", "de_DE.UTF-8")).isUnicode());
    assertEquals(false, Looks.of(Map.of()).isUnicode());
  }

  @Test
  void aDumbOrUnknownTerminalHasNoAlternateScreen() {
    assertEquals(true, Looks.of(Map.of("TERM", "xterm")).addressable());
    assertEquals(false, Looks.of(Map.of("TERM", "dumb")).addressable());
    assertEquals(false, Looks.of(Map.of("TERM", "")).addressable());
    assertEquals(false, Looks.of(Map.of()).addressable());
  }
}
