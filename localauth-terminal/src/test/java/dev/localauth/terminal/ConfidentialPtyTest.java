// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.PseudoTerminal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Something secret is shown until the next answer, and then taken away. */
final class ConfidentialPtyTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String URI =
      "otpauth://totp/localauth:ada@host?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=localauth";
  private static final String ENTER = "\u001b[?1049h";
  private static final String LEAVE = "\u001b[?1049l";

  @Test
  void theTextAndItsPictureStandOnTheAlternateScreenUntilTheAnswer() {
    try (PseudoTerminal terminal =
        Asker.command(SOON, "confidential=" + URI, "ask=TOTP_CODE").size(50, 100).start()) {
      terminal.expect(ENTER, SOON);
      String shown = terminal.expect("TOTP code: ", SOON);
      assertTrue(shown.contains("scan this\r\n"), shown);
      assertTrue(shown.contains(URI + "\r\n"), shown);
      assertEquals(URI, Scanner.read(shown, Scanner.Background.DARK));
      assertFalse(shown.contains(LEAVE));
      terminal.send("123456\r");
      String wiped = terminal.expect(LEAVE, SOON);
      assertTrue(wiped.contains("\u001b[1;1H\u001b[2K"), wiped);
      assertTrue(wiped.contains("\u001b[50;1H\u001b[2K"), wiped);
      terminal.expect("[313233343536]", SOON);
    }
  }

  @Test
  void aLineThatFollowsTakesItAwayAndIsSeen() {
    try (PseudoTerminal terminal = Asker.start("confidential=hush", "line=it is over")) {
      terminal.expect("hush", SOON);
      String between = terminal.expect(LEAVE, SOON);
      assertFalse(between.contains("it is over"), between);
      terminal.expect("it is over", SOON);
      terminal.expect("[exit 0]", SOON);
    }
  }

  @Test
  void cancellingTakesItAway() {
    try (PseudoTerminal terminal = Asker.start("confidential=hush", "confirm=Done?")) {
      terminal.expect("hush", SOON);
      terminal.expect("Done? [y/N] ", SOON);
      terminal.sendControl('C');
      terminal.expect(LEAVE, SOON);
      terminal.expect("[CANCELLED: cancelled]", SOON);
    }
  }

  @Test
  void aSignalTakesItAway() {
    try (PseudoTerminal terminal = Asker.start("confidential=hush", "ask=TOTP_CODE")) {
      terminal.expect("TOTP code: ", SOON);
      long jvm = Asker.jvm(terminal).pid();
      assertEquals(0, Processes.run(SOON, "kill", "-TERM", Long.toString(jvm)).exitCode());
      terminal.expect(LEAVE, SOON);
      terminal.expect("[exit 143]", SOON);
      assertTrue(terminal.echoEnabled());
    }
  }

  @Test
  void theEndOfTheProgramTakesItAway() {
    try (PseudoTerminal terminal = Asker.start("confidential=hush")) {
      terminal.expect("hush", SOON);
      terminal.expect(LEAVE, SOON);
      terminal.expect("[exit 0]", SOON);
    }
  }

  @Test
  void controlZTakesItAwayAndForegroundBringsItBack() {
    try (PseudoTerminal terminal = Asker.interactive("dash -i", "confidential=hush", "ask=PIN")) {
      terminal.expect("PIN: ", SOON);
      terminal.sendControl('Z');
      terminal.expect(LEAVE, SOON);
      terminal.expect("Stopped", SOON);
      terminal.send("fg\r");
      terminal.expect(ENTER, SOON);
      terminal.expect("hush", SOON);
      terminal.expect("PIN: ", SOON);
      terminal.send("1\r");
      terminal.expect(LEAVE, SOON);
      terminal.expect("[31]", SOON);
    }
  }

  @Test
  void aLargerWindowBringsThePicture() {
    try (PseudoTerminal terminal =
        Asker.command(SOON, "confidential=" + URI, "ask=TOTP_CODE").size(20, 80).start()) {
      terminal.expect("it needs a window of 41 columns and 22 rows\r\n", SOON);
      terminal.expect("TOTP code: ", SOON);
      terminal.resize(22, 80);
      assertEquals(
          URI, Scanner.read(terminal.expect("TOTP code: ", SOON), Scanner.Background.LIGHT));
    }
  }

  @Test
  void aTerminalThatCannotTakeItAwaySaysSo() {
    try (PseudoTerminal terminal =
        Asker.command(SOON, "confidential=" + URI, "ask=PIN").with("TERM", "dumb").start()) {
      assertEquals(
          "this terminal cannot take the following away again\r\nscan this\r\n"
              + URI
              + "\r\nthere is no QR code, because this terminal cannot draw it"
              + "\r\n[shown]\r\nPIN: ",
          terminal.expect("PIN: ", SOON));
    }
  }

  @Test
  void withoutUtf8ThereIsNoPicture() {
    try (PseudoTerminal terminal =
        Asker.command(SOON, "confidential=" + URI, "ask=PIN").with("LC_ALL", "C").start()) {
      terminal.expect(ENTER, SOON);
      terminal.expect(URI, SOON);
      terminal.expect("there is no QR code, because this terminal cannot draw it", SOON);
    }
  }
}
