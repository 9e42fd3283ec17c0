// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fingers at a terminal, through the real fprintd. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class BiometricIT {
  private static final String UNLOCK = "localauth unlock --method biometric";
  private static final String OPEN = "localauth: this terminal is open";

  private static FingerDesk fingers;

  @BeforeAll
  static void makeDesk() {
    fingers = FingerDesk.make();
  }

  @AfterAll
  static void removeDesk() {
    fingers.close();
  }

  @BeforeEach
  void begin() {
    fingers.person().forgetSessions();
    Machine.must("find", fingers.person().home().toString(), "-mindepth", "1", "-delete");
    fingers.service(FingerDesk.shipped());
  }

  @Test
  void aFingerAloneComesWithRecoveryCodesAndOpensTheGate() {
    try (Desk desk = fingers.open()) {
      desk.type("localauth setup --method biometric --store file");
      String before = desk.expect(FingerDesk.PLACE);
      assertTrue(before.contains("biometric is weak by itself"), before);
      fingers.reader.touch(FingerDesk.FINGER);
      List<String> codes = RecoverablePerson.shown(desk);
      desk.terminal().send(codes.get(9) + "\r");
      desk.ended().must();
      Desk.Outcome open = fingers.touch(desk, "localauth unlock", FingerDesk.FINGER).must();
      assertTrue(open.shown().endsWith(OPEN + "\n"), open.shown());
      assertTrue(desk.run("localauth method list").shown().contains("a finger is enrolled"));
    }
  }

  @Test
  void missesWaitAfterFiveAndCountForNothingElse() {
    try (Desk desk = fingers.open();
        Desk other = fingers.open()) {
      fingers.setUp(desk);
      // Wrong PINs are the PIN's own.
      for (int wrong = 1; wrong <= 4; wrong++) {
        desk.type("localauth unlock --method pin").answer("PIN: ", "no" + wrong + "no").ended();
      }
      for (int miss = 1; miss <= 5; miss++) {
        Desk.Outcome refused = fingers.touch(desk, UNLOCK, "bobs").closed();
        assertTrue(refused.shown().contains("wrong answer for biometric"), refused.shown());
      }
      Desk.Outcome waiting = desk.run(UNLOCK).ended(75);
      assertFalse(waiting.shown().contains("Place"), waiting.shown());
      other.type("localauth unlock --method pin").answer("PIN: ", FingerDesk.PIN).ended().must();
      assertEquals(77, desk.run("localauth check").exitCode());
    }
  }

  @Test
  void whoShowsNoFingerInTimeHasTried() {
    fingers.service(
        "auth required pam_fprintd.so max-tries=1 timeout=10\naccount required pam_unix.so\n");
    try (Desk desk = fingers.open()) {
      fingers.setUp(desk);
      long since = System.nanoTime();
      Desk.Outcome refused = desk.run(UNLOCK).closed();
      assertTrue(refused.shown().contains("nobody was recognized in time"), refused.shown());
      assertTrue(System.nanoTime() - since < Duration.ofSeconds(60).toNanos(), "too late");
      Desk.Outcome open = fingers.touch(desk, UNLOCK, FingerDesk.FINGER).must();
      assertTrue(open.shown().contains("1 "), open.shown());
    }
  }

  @Test
  void withoutAReaderOrAFingerNobodyIsAsked() {
    try (Desk desk = fingers.open()) {
      fingers.setUp(desk);
      desk.type(UNLOCK).expect(FingerDesk.PLACE);
      fingers.reader.unplug();
      desk.ended().closed();
      for (int often = 1; often <= 7; often++) {
        Desk.Outcome refused = desk.run(UNLOCK).ended(69);
        assertTrue(refused.shown().contains("nothing to recognize you by"), refused.shown());
      }
      fingers.reader.plugIn();
      desk.run("fprintd-delete $(id -un)").must();
      Desk.Outcome refused = desk.run(UNLOCK).ended(69);
      assertTrue(refused.shown().contains("fprintd-enroll"), refused.shown());
      fingers.service("auth required pam_permit.so\naccount required pam_permit.so\n");
      assertEquals(0, desk.run("rm -rf .none").exitCode());
    } finally {
      fingers.reader.plugIn();
      fingers.reader.enroll(fingers.account(), FingerDesk.FINGER);
    }
  }

  @Test
  void noVariableLeadsToAnotherBusOrAnotherAccount() {
    try (Desk desk = fingers.open()) {
      fingers.setUp(desk);
      String elsewhere =
          "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent USER=root LOGNAME=root HOME=$HOME "
              + "LD_LIBRARY_PATH=/tmp JAVA_TOOL_OPTIONS=-Devil ";
      fingers.touch(desk, elsewhere + UNLOCK, FingerDesk.FINGER).must();
    }
  }

  @Test
  void endingPamFromOutsideIsAnAttempt() {
    try (Desk desk = fingers.open();
        Desk other = fingers.open()) {
      fingers.setUp(desk);
      desk.type(UNLOCK).expect(FingerDesk.PLACE);
      other.run("pkill -KILL -u $(id -u) -f linux.AskPam").must();
      Desk.Outcome refused = desk.ended().closed();
      assertTrue(refused.shown().contains("PAM ended before it decided"), refused.shown());
    }
  }

  @Test
  void controlCLeavesNothingRunningAndTheTerminalAsItWas() {
    try (Desk desk = fingers.open();
        Desk other = fingers.open()) {
      fingers.setUp(desk);
      String before = desk.run("stty -g").shown();
      desk.type(UNLOCK).expect(FingerDesk.PLACE);
      desk.terminal().sendControl('C');
      // The shell gives up the whole line.
      desk.terminal().send("\r");
      assertEquals(before, desk.run("stty -g").shown());
      assertEquals(77, desk.run("localauth check").exitCode());
      other.run(
          "for i in 1 2 3 4 5 6 7 8 9; do pgrep -u $(id -u) -f linux.AskPam || break; sleep 1; done");
      other.run("pgrep -u $(id -u) -f linux.AskPam").ended(1);
    }
  }

  @Test
  void aPasswordOfPamIsAskedForWithoutEcho() {
    fingers.service("auth required pam_unix.so nodelay\naccount required pam_unix.so\n");
    fingers.cell.password(
        fingers.account().name(),
        "correct horse",
        dev.localauth.testsupport.pam.PamCell.Standing.GOOD);
    try (Desk desk = fingers.open()) {
      desk.type("localauth setup --method biometric --method pin --store file");
      desk.answer("Password: ", "correct horse").choose(FingerDesk.PIN).ended().must();
      Desk.Outcome refused = desk.type(UNLOCK).answer("Password: ", "wrong horse").ended().closed();
      assertFalse(refused.shown().contains("horse"), refused.shown());
      desk.type(UNLOCK).answer("Password: ", "correct horse").ended().must();
    }
  }
}
