// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A program of the same terminal types, in the person's place (TIOCSTI). */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class InjectedKeysIT {
  private static final int TIOCSTI = 0x5412; // ioctl_tty(2)
  private static final String RUN = "localauth run -- touch ran";

  private RecoverablePerson enrolled;
  private Person person;
  private Readers readers;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    person = enrolled.person();
    readers = Readers.of(person);
    person.write(
        person.home().resolve("inject"),
        "open(T, '+<', $ARGV[0]) or die; for (split //, $ARGV[1] . \"\\r\")"
            + " { ioctl(T, %d, $_) or exit 9; }\n".formatted(TIOCSTI));
  }

  @Test
  void keysPutInBeforeTheQuestionAreNoAnswer() {
    try (Desk desk = person.desk()) {
      desk.type(
          "trap : INT; sh -c 'stty -echo; perl inject /dev/tty \"%s\"; echo in=$?; %s; c=$?; stty echo; exit $c'"
              .formatted(RecoverablePerson.PIN, RUN));
      desk.expect(kernelAllows() ? "in=0\r\n" : "in=9\r\n");
      desk.expect("PIN: ");
      desk.terminal().sendControl('C');
      assertEquals(77, desk.ended().exitCode());
      readers.shut(desk);
    }
  }

  /** What is put in at the question cannot be told from what is typed, and counts like it. */
  @Test
  void keysPutInAtTheQuestionAreGuessesLikeOthers() {
    try (Desk desk = person.desk()) {
      desk.run("trap : INT");
      for (int guess = 0; guess < 5; guess++) {
        desk.run("rm -f go");
        desk.run("{ until [ -e go ]; do sleep 0.05; done; perl inject /dev/tty wrong-guess; } & :");
        desk.type(RUN).expect("PIN: ");
        person.write(person.home().resolve("go"), "");
        if (!kernelAllows()) {
          desk.terminal().sendControl('C');
          assertEquals(77, desk.ended().exitCode());
          return;
        }
        Desk.Outcome outcome = desk.ended();
        assertEquals(77, outcome.exitCode(), outcome.shown());
        assertTrue(outcome.shown().contains("wrong answer for pin"), outcome.shown());
      }
      Desk.Outcome sixth = desk.run(RUN);
      assertEquals(75, sixth.exitCode(), sixth.shown());
    }
    readers.nothingRan();
  }

  @Test
  void nobodyPutsKeysIntoAnotherTerminal() {
    try (Desk desk = person.desk();
        Desk other = person.desk()) {
      desk.type("trap : INT; " + RUN).expect("PIN: ");
      String inject =
          "perl inject " + desk.terminal().device() + " '" + RecoverablePerson.PIN + "'";
      assertEquals(9, other.run(inject).exitCode());
      assertEquals(9, other.run("setsid --wait " + inject).exitCode());
      assertFalse(desk.terminal().echoEnabled());
      desk.terminal().sendControl('C');
      assertEquals(77, desk.ended().exitCode());
      readers.shut(desk);
    }
  }

  /** Kernels before 6.2 allow it without a choice. */
  private static boolean kernelAllows() {
    Path choice = Path.of("/proc/sys/dev/tty/legacy_tiocsti");
    try {
      return Files.notExists(choice) || Files.readString(choice).strip().equals("1");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }
}
