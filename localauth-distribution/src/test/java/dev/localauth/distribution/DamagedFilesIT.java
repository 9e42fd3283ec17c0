// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each file that the gate relies on, in each way it can be wrong. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DamagedFilesIT {
  private static final Set<Damage> REDUCED =
      Set.of(Damage.EMPTY, Damage.FLIPPED, Damage.FIFO, Damage.OTHERS_FILE);

  /** A file of the person's. */
  enum What {
    SETTINGS,
    MARKER,
    LEDGER,
    KEY_OF_THE_STORE,
    SECRETS_OF_THE_STORE;

    Stream<Path> files(Person person) {
      try {
        return switch (this) {
          case SETTINGS -> Stream.of(person.settings());
          case MARKER -> Stream.of(person.marker());
          case LEDGER -> Stream.of(person.ledger());
          case KEY_OF_THE_STORE -> Stream.of(person.secrets().resolve("key"));
          case SECRETS_OF_THE_STORE -> Files.list(person.secrets()).filter(What::isSecret);
        };
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    private static boolean isSecret(Path file) {
      return file.toString().endsWith(".secret");
    }
  }

  /** A way to be wrong, as a shell does it to the file {@code $f}. */
  enum Damage {
    EMPTY(": >\"$f\""),
    TRUNCATED("truncate -s -3 \"$f\""),
    FLIPPED(
        "b=$(od -An -tu1 -N1 \"$f\"); printf \"\\\\$(printf %o $((b ^ 1)))\" | dd of=\"$f\" conv=notrunc"),
    LONGER("printf x >>\"$f\""),
    HUGE("truncate -s 100M \"$f\""),
    LATER_VERSION("sed -i 's/version=1/version=999/' \"$f\""),
    LINK("cp -p \"$f\" \"$f.copy\"; ln -sf \"$f.copy\" \"$f\""),
    DANGLING_LINK("ln -sf /nowhere/at/all \"$f\""),
    HARD_LINK("ln \"$f\" \"$f.second\""),
    DIRECTORY("rm \"$f\"; mkdir \"$f\""),
    FIFO("rm \"$f\"; mkfifo \"$f\""),
    OTHERS_FILE("chown 0:0 \"$f\"; chmod 644 \"$f\""),
    WRITABLE_BY_OTHERS("chmod 666 \"$f\""),
    UNREADABLE("chmod 0 \"$f\"");

    private final String script;

    Damage(String script) {
      this.script = script;
    }

    void to(Path file) {
      Machine.must("sh", "-c", "f=$0; " + script, file.toString());
    }
  }

  /** What does not make a file wrong: a later line end, or a version that it does not have. */
  private static boolean isHarmless(What what, Damage damage) {
    return what != What.MARKER && what != What.LEDGER && damage == Damage.LATER_VERSION;
  }

  static Stream<Arguments> everythingThatCanBeWrong() {
    return Stream.of(What.values())
        .flatMap(what -> Stream.of(Damage.values()).map(damage -> Arguments.of(what, damage)))
        .filter(each -> !isHarmless((What) each.get()[0], (Damage) each.get()[1]))
        .filter(each -> Machine.full() || REDUCED.contains((Damage) each.get()[1]));
  }

  @ParameterizedTest
  @MethodSource("everythingThatCanBeWrong")
  void theGateStaysClosedAndSaysWhy(What what, Damage damage) {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    what.files(person).toList().forEach(damage::to);
    try (Desk desk = enrolled.desk()) {
      assertFalse(desk.run("localauth check").exitCode() == 0, "check opens");
      Desk.Outcome outcome = desk.run("localauth run -- touch ran");
      assertTrue(
          Set.of(65, 69, 73, 77).contains(outcome.exitCode()),
          outcome.exitCode() + ": " + outcome.shown());
      assertTrue(
          Pattern.compile("localauth: error: [^\n]+\nlocalauth: hint: [^\n]+\n")
              .matcher(outcome.shown())
              .find(),
          outcome.shown());
      assertFalse(outcome.shown().contains("Exception"), outcome.shown());
      assertFalse(outcome.shown().contains("defect"), outcome.shown());
    }
    assertFalse(Files.exists(person.home().resolve("ran")), "ran behind a closed gate");
  }

  /** A way in which the directory of records can be somebody else's. */
  enum Trap {
    OTHER_OWNER("mkdir -m 700 \"$d\""),
    OPEN_TO_ALL("mkdir \"$d\"; chmod 777 \"$d\"; chown \"$u\" \"$d\""),
    LINK(
        "mkdir -m 700 \"$h/r\"; chown \"$u\" \"$h/r\"; ln -s \"$h/r\" \"$d\"; chown -h \"$u\" \"$d\""),
    FILE(": >\"$d\"; chown \"$u\" \"$d\"");

    private final String script;

    Trap(String script) {
      this.script = script;
    }
  }

  @ParameterizedTest
  @EnumSource(Trap.class)
  void noRecordIsReadOrWrittenWhereOthersCouldWriteIt(Trap trap) {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    Machine.must(
        "sh",
        "-c",
        "d=$0 u=$1 h=$2; " + trap.script,
        person.records().toString(),
        person.account().name(),
        person.home().toString());
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome outcome = desk.run("localauth run -- touch ran");
      assertEquals(73, outcome.exitCode(), outcome.shown());
      assertTrue(outcome.shown().contains(person.records().toString()), outcome.shown());
      assertEquals(73, desk.run("localauth check").exitCode());
    } finally {
      person.forgetSessions();
    }
    assertFalse(Files.exists(person.home().resolve("ran")), "ran behind a closed gate");
  }
}
