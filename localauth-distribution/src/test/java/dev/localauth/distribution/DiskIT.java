// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.PseudoTerminal;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * State that cannot be written: a full disk and a read-only one, mounted where nobody else looks.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DiskIT {
  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
    if (Processes.run(Desk.LIMIT, "unshare", "-m", "true").exitCode() != 0) {
      System.err.println("SKIPPED: this system gives no mount namespace (unshare -m)");
      Assumptions.abort("this system gives no mount namespace (unshare -m)");
    }
  }

  @Test
  void onAFullDiskNothingOpensAndNothingIsLost() {
    // As large as what is there, and then filled to the last byte.
    try (Desk desk =
        behind(
            "mount -t tmpfs -o size=64k,mode=700,uid=$u tmpfs $s; cp -a $k/. $s; cat /dev/zero >$s/filling 2>/dev/null")) {
      assertShut(desk);
      desk.run("rm -f .local/state/localauth/filling");
      assertWorks(desk);
    }
  }

  @Test
  void onAReadOnlyDiskNothingOpensAndNothingIsLost() {
    try (Desk desk = behind("mount --bind $s $s; mount -o remount,bind,ro $s")) {
      assertShut(desk);
    }
    try (Desk desk = enrolled.desk()) {
      assertWorks(desk);
    }
  }

  @Test
  void setupThatCannotWriteLeavesNothingEnrolled() {
    Person person = Person.withAnEmptyHome();
    person.write(person.home().resolve(".local/state/there"), "");
    person.write(person.home().resolve(".local/share/there"), "");
    for (String place : List.of(".local/share", ".local/state")) {
      try (Desk desk =
          new Desk(
              namespace(
                  person,
                  "mount --bind $h/"
                      + place
                      + " $h/"
                      + place
                      + "; mount -o remount,bind,ro $h/"
                      + place))) {
        desk.type(EnrolledPerson.SETUP);
        String shown =
            desk.terminal().expect(Pattern.compile("TOTP code: |ended=\\d+\r\n"), Desk.LIMIT);
        assertTrue(shown.contains("ended=73"), place + ": " + shown);
        assertTrue(shown.contains("localauth: hint: "), shown);
        assertEquals(0, desk.run("localauth check").exitCode(), "the gate is off as before");
      }
    }
  }

  private void assertShut(Desk desk) {
    desk.type("localauth run -- touch ran");
    String first = desk.terminal().expect(Pattern.compile("TOTP code: |error: [^\r]*"), Desk.LIMIT);
    if (first.endsWith(Desk.PROMPT)) {
      desk.terminal().send(enrolled.app().next() + "\r");
    }
    Desk.Outcome outcome = desk.ended();
    assertEquals(73, outcome.exitCode(), first + outcome.shown());
    assertTrue((first + outcome.shown()).contains("localauth: error: "), first + outcome.shown());
    assertTrue(outcome.shown().contains("localauth: hint: "), outcome.shown());
    assertEquals(77, desk.run("localauth check").exitCode());
    assertFalse(Files.exists(enrolled.person().home().resolve("ran")));
  }

  private void assertWorks(Desk desk) {
    enrolled.unlock(desk);
    assertEquals(0, desk.run("localauth check").exitCode());
  }

  private Desk behind(String mounts) {
    return new Desk(namespace(enrolled.person(), mounts));
  }

  private static PseudoTerminal namespace(Person person, String mounts) {
    String script =
        "set -e; u=$1 h=$2 s=$2/.local/state/localauth k=$(mktemp -d);"
            + " if [ -d $s ]; then cp -a $s/. $k; fi; "
            + mounts
            + " || :; rm -r $k; shift 2; exec \"$@\"";
    String[] words =
        Stream.of(
                List.of(
                    "unshare",
                    "-m",
                    "sh",
                    "-c",
                    script,
                    "namespace",
                    Integer.toString(person.account().uid()),
                    person.home().toString()),
                person.account().prefix(),
                List.of("/bin/sh"))
            .flatMap(List::stream)
            .toArray(String[]::new);
    return PseudoTerminal.command(words)
        .environment(person.environment())
        .directory(person.home())
        .size(40, 120)
        .start();
  }
}
