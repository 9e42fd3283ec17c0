// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.pam.PamCell;
import java.nio.file.Files;
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

  private static final String PASSWORD = "Password: ";

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
    fingers.begin();
  }

  @Test
  void aFingerAloneComesWithRecoveryCodesAndOpensTheGate() {
    fingers.empty();
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
      desk.type("localauth unlock --method pin").answer("PIN: ", "no-pin-of-hers").ended().closed();
      for (int miss = 1; miss <= 5; miss++) {
        Desk.Outcome refused = fingers.touch(desk, UNLOCK, "bobs").closed();
        assertTrue(refused.shown().contains("wrong answer for biometric"), refused.shown());
      }
      Desk.Outcome waiting = desk.run(UNLOCK).ended(75);
      assertTrue(waiting.shown().contains("too many wrong answers for biometric"));
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
      long since = System.nanoTime();
      Desk.Outcome refused = desk.run(UNLOCK).closed();
      assertTrue(refused.shown().contains("nobody was recognized in time"), refused.shown());
      assertTrue(System.nanoTime() - since < Duration.ofSeconds(60).toNanos(), "too late");
      Desk.Outcome open = fingers.touch(desk, UNLOCK, FingerDesk.FINGER).must();
      assertTrue(open.shown().contains("1 wrong"), open.shown());
    }
  }

  @Test
  void withoutAReaderOrAFingerNobodyIsAskedAndNothingCounts() {
    try (Desk desk = fingers.open()) {
      desk.type(UNLOCK).expect(FingerDesk.PLACE);
      fingers.reader.unplug();
      desk.ended().closed();
      Desk.Outcome gone = desk.run(UNLOCK).ended(69);
      assertTrue(gone.shown().contains("nothing to recognize you by"), gone.shown());
      fingers.reader.plugIn();
      desk.run("fprintd-delete $(id -un)").must();
      Desk.Outcome none = desk.run(UNLOCK).ended(69);
      assertTrue(none.shown().contains("fprintd-enroll"), none.shown());
      fingers.reader.enroll(fingers.account(), FingerDesk.FINGER);
      Desk.Outcome open = fingers.touch(desk, UNLOCK, FingerDesk.FINGER).must();
      // The one that was pulled out after the question.
      assertTrue(open.shown().contains("1 wrong"), open.shown());
    }
  }

  @Test
  void noVariableLeadsToAnotherBusOrAnotherAccount() {
    try (Desk desk = fingers.open()) {
      String elsewhere =
          "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent USER=root LOGNAME=root "
              + "LD_LIBRARY_PATH=/tmp JAVA_TOOL_OPTIONS=-Devil ";
      fingers.touch(desk, elsewhere + UNLOCK, FingerDesk.FINGER).must();
    }
  }

  @Test
  void endingPamFromOutsideIsAnAttempt() {
    try (Desk desk = fingers.open();
        Desk other = fingers.open()) {
      desk.type(UNLOCK).expect(FingerDesk.PLACE);
      other.run("kill -9 $(pgrep -u $(id -u) -f linux.AskPam)").must();
      Desk.Outcome refused = desk.ended().closed();
      assertTrue(refused.shown().contains("PAM ended before it decided"), refused.shown());
    }
  }

  @Test
  void controlCLeavesNothingRunningAndTheTerminalAsItWas() {
    try (Desk desk = fingers.open()) {
      Desk.Outcome before = desk.run("stty -g | tr : ' '");
      desk.type(UNLOCK).expect(FingerDesk.PLACE);
      desk.terminal().sendControl('C');
      Desk.Outcome outcome = desk.ended().closed();
      assertTrue(outcome.shown().contains("localauth: error: cancelled\n"), outcome.shown());
      assertEquals(before, desk.run("stty -g | tr : ' '"));
      assertEquals(77, desk.run("localauth check").exitCode());
      desk.run("while pgrep -u $(id -u) -f linux.AskPam; do sleep 0.1; done").must();
    }
  }

  @Test
  void theServiceOfTheEnrollmentIsAskedAndNoOther() throws Exception {
    fingers.empty();
    fingers.cell.service(
        "office", "auth required pam_unix.so nodelay\naccount required pam_unix.so\n");
    fingers.cell.password(fingers.account().name(), "correct horse", PamCell.Standing.GOOD);
    try (Desk desk = fingers.open()) {
      desk.type(
          "localauth setup --method biometric --method pin --store file"
              + " --set biometric.pam-service=office");
      desk.answer(PASSWORD, "correct horse").choose(FingerDesk.PIN).ended().must();
      Desk.Outcome refused = desk.type(UNLOCK).answer(PASSWORD, "wrong horse").ended().closed();
      assertFalse(refused.shown().contains("horse"), refused.shown());
      desk.type(UNLOCK).answer(PASSWORD, "correct horse").ended().must();
      desk.run("localauth lock").must();
      // Neither the shipped service, which is still there, nor PAM's "other" takes its place.
      Files.delete(fingers.cell.services().resolve("office"));
      Desk.Outcome gone = desk.run(UNLOCK).ended(69);
      assertTrue(gone.shown().contains("the PAM service office is not installed"), gone.shown());
    }
  }
}
