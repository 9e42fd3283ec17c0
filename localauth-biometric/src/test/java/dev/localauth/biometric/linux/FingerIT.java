// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.testsupport.keyring.Programs;
import dev.localauth.testsupport.pam.FingerReader;
import dev.localauth.testsupport.pam.PamCell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Fingers on a virtual reader, through the real fprintd and pam_fprintd. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FingerIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static PamDesk desk;
  private static FingerReader reader;

  @BeforeAll
  static void open() throws IOException {
    Programs.require(
        Path.of("/usr/lib/x86_64-linux-gnu/security/pam_fprintd.so"), "libpam-fprintd");
    desk = new PamDesk();
    reader = FingerReader.in(desk.cell);
    reader.enroll(desk.alice, "alices");
    // The one that is shipped.
    desk.cell.service("localauth", Files.readString(Path.of("../contrib/pam.d/localauth")));
    desk.cell.service("three", fprintd("max-tries=3 timeout=10"));
  }

  @AfterAll
  static void close() {
    reader.close();
    desk.close();
  }

  private static String fprintd(String options) {
    return "auth required pam_fprintd.so " + options + "\naccount required pam_unix.so\n";
  }

  @Test
  void theOwnersFingerIsRecognized() throws Exception {
    FingerPerson person = new FingerPerson(reader, "alices");
    assertEquals(Answer.VERIFIED, desk.ask("localauth", person));
    assertTrue(person.shown().get(0).contains("finger"), person.shown()::toString);
  }

  @Test
  void anotherFingerIsWrong() throws Exception {
    assertEquals(Answer.WRONG, desk.ask("localauth", new FingerPerson(reader, "bobs")));
  }

  @Test
  void threeMissesAreWrongWhereTheServiceAllowsThree() throws Exception {
    FingerPerson person = new FingerPerson(reader, "bobs", "carols", "daves");
    assertEquals(Answer.WRONG, desk.ask("three", person));
    assertEquals(0, person.left());
  }

  @Test
  void aWrongFingerFollowedByNoneIsAnAttempt() {
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class,
            () -> desk.ask("three", new FingerPerson(reader, "bobs")));
    assertEquals(Reason.TIMED_OUT, refused.reason(), refused::getMessage);
  }

  @Test
  void aReaderThatGoesAfterAWrongFingerIsAnAttempt() {
    try {
      AuthenticatorException refused =
          assertThrows(
              AuthenticatorException.class,
              () -> desk.ask("three", new FingerPerson(reader, "bobs", FingerPerson.UNPLUG)));
      assertEquals(Reason.TIMED_OUT, refused.reason(), refused::getMessage);
    } finally {
      reader.plugIn();
    }
  }

  @Test
  void withoutAReaderNobodyIsAskedAndItIsNoAttempt() {
    try {
      assertThrows(
          AuthenticatorException.class,
          () -> desk.ask("three", new FingerPerson(reader, FingerPerson.UNPLUG)));
      AuthenticatorException refused =
          assertThrows(
              AuthenticatorException.class,
              () -> desk.ask("three", new FingerPerson(reader, "alices")));
      assertEquals(Reason.UNAVAILABLE, refused.reason(), refused::getMessage);
      assertEquals(
          "there is no reader of fingers", new Fingers(desk.alice.entering()).inWords("alice"));
    } finally {
      reader.plugIn();
    }
  }

  @Test
  void whoHasEnrolledNoFingerIsToldSoAndItIsNoAttempt() {
    PamCell.Account bob = desk.cell.account("bob", 64_111, "x", PamCell.Standing.GOOD);
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class,
            () -> desk.ask(bob, "localauth", new FingerPerson(reader)));
    assertEquals(Reason.UNAVAILABLE, refused.reason(), refused::getMessage);
    assertEquals(
        "no finger is enrolled yet, see fprintd-enroll",
        new Fingers(bob.entering()).inWords("bob"));
    assertEquals("a finger is enrolled", new Fingers(desk.alice.entering()).inWords("alice"));
  }

  @Test
  void whereNobodyKnowsOfFingersThatIsSaid() {
    PamCell.Account alice = desk.alice;
    String said = desk.platform(alice, PATIENCE).availability().detail();
    assertTrue(said.startsWith("PAM, with its service localauth; "), said);
    assertEquals(
        "whether a finger is enrolled is not known",
        new Fingers(List.of("false")).inWords("alice"));
  }
}
