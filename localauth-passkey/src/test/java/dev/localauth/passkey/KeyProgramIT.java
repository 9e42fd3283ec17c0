// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.passkey.key.KeyDesk;
import dev.localauth.testsupport.PseudoTerminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands typed on a real terminal, answered with soft keys through the real libfido2. */
@Timeout(180)
class KeyProgramIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String ASKED = "PIN of the security key: ";
  private static final String BLINKS = "touch the security key when it blinks: Soft ";

  private PseudoTerminal terminal = PseudoTerminal.start("/bin/true");

  @BeforeEach
  void setUp(@TempDir Path root) {
    KeyDesk.library();
    terminal.close();
    terminal =
        PseudoTerminal.start(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KeyProgram.class.getName(),
            root.toString());
    type("setup --method passkey --set passkey.via=key").answer(KeyDesk.PIN).expect(BLINKS);
    answer(KeyDesk.PIN).expect(BLINKS);
    ended(0);
  }

  @AfterEach
  void close() {
    terminal.close();
  }

  @Test
  void setUpUnlockAndLock() {
    type("check").ended(77);
    type("unlock").answer(KeyDesk.PIN).ended(0);
    type("check").ended(0);
    type("lock").ended(0);
    type("check").ended(77);
    assertFalse(terminal.transcript().contains(KeyDesk.PIN), "the PIN was echoed");
  }

  @Test
  void fiveWrongPinsAreCountedByUsAndByTheKey() {
    type("unlock").answer("0815-1").expect("7 tries left on the key");
    ended(77);
    type("unlock").answer("0815-2").expect("6 tries left on the key");
    ended(77);
    type("unlock").answer("0815-3").expect("FIDO_ERR_PIN_AUTH_BLOCKED");
    ended(77);
    replug();
    type("unlock").answer("0815-4").expect("4 tries left on the key");
    ended(77);
    type("unlock").answer("0815-5").expect("3 tries left on the key");
    ended(77);
    // The sixth is not even asked for.
    type("unlock").ended(75);
  }

  @Test
  void theWrongKeyOrNoneAsOftenAsYouLikeCostsNothing() {
    type("key out First").ended(0);
    for (int i = 0; i < 4; i++) {
      type("unlock").expect("no security key is plugged in");
      ended(69);
    }
    type("key in Second").ended(0);
    for (int i = 0; i < 4; i++) {
      type("unlock").expect("none of the enrolled credentials is on Soft Second");
      ended(69);
    }
    type("key in First").ended(0);
    type("unlock").answer(KeyDesk.PIN).ended(0);
  }

  @Test
  void givingUpAtThePinClosesTheGateAndLeavesTheTerminalAsItWas() {
    type("unlock").expect(ASKED);
    terminal.sendControl('C');
    ended(77);
    assertTrue(terminal.echoEnabled());
    type("unlock").answer(KeyDesk.PIN).ended(0);
  }

  @Test
  void aKeyPulledOutAfterThePinClosesTheGate() {
    replug();
    type("key gone-after-pin First").ended(0);
    type("unlock").answer(KeyDesk.PIN).expect("the security key went away");
    ended(77);
    assertTrue(terminal.echoEnabled());
    replug();
    type("unlock").answer(KeyDesk.PIN).ended(0);
  }

  @Test
  void whoeverEndsTheProgramWhileTheKeyBlinksLeavesNoKeyOpen() {
    type("key untouched First").ended(0);
    type("unlock").answer(KeyDesk.PIN).expect(BLINKS);
    terminal.sendControl('C');
    terminal.expect("no key is open", LIMIT);
    assertTrue(terminal.waitFor(LIMIT) != 0);
  }

  @Test
  void aSecondKeyOpensToo() {
    type("key in Second").ended(0);
    type("method add passkey --name second").answer(KeyDesk.PIN).expect(BLINKS + "First");
    answer(KeyDesk.PIN).expect(BLINKS + "Second");
    answer(KeyDesk.PIN).expect(BLINKS + "Second");
    ended(0);
    type("key out First").ended(0);
    type("unlock").answer(KeyDesk.PIN).ended(0);
  }

  private void replug() {
    type("key out First").ended(0);
    type("key in First").ended(0);
  }

  private KeyProgramIT type(String command) {
    terminal.send(command + "\r");
    terminal.expect(command + "\r\n", LIMIT);
    return this;
  }

  private KeyProgramIT answer(String pin) {
    expect(ASKED);
    terminal.send(pin + "\r");
    return this;
  }

  private KeyProgramIT expect(String text) {
    terminal.expect(text, LIMIT);
    return this;
  }

  private void ended(int exitCode) {
    String shown = terminal.expect(Pattern.compile("ended=\\d+\\r\\n"), LIMIT);
    assertTrue(shown.endsWith("ended=" + exitCode + "\r\n"), shown);
  }
}
