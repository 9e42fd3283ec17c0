// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables and options that name another person, another home, or other directories. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileStartIT {
  private static final String NAMED_OUTSIDE = "-Duser.name=../x -Duser.home=$PWD/elsewhere";

  private RecoverablePerson enrolled;
  private Person person;
  private Readers readers;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    person = enrolled.person();
    readers = Readers.of(person);
  }

  /** There nobody is enrolled, or somebody has a session. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "HOME=$PWD/elsewhere",
        "HOME=",
        "XDG_CONFIG_HOME=$PWD/elsewhere XDG_DATA_HOME=$PWD/elsewhere XDG_STATE_HOME=$PWD/elsewhere",
        "XDG_RUNTIME_DIR=$PWD/elsewhere TMPDIR=$PWD/elsewhere TMP=$PWD/elsewhere",
        "JAVA_TOOL_OPTIONS='" + NAMED_OUTSIDE + "'",
        "_JAVA_OPTIONS=\"" + NAMED_OUTSIDE + " -Djava.io.tmpdir=$PWD/elsewhere\"",
        "JDK_JAVA_OPTIONS='" + NAMED_OUTSIDE + "'",
        "USER=../x LOGNAME=../x LOCALAUTH_SESSION=../x"
      })
  void variablesLeadNowhereElse(String variables) {
    try (Desk desk = person.desk();
        Desk other = person.desk()) {
      desk.run("mkdir -p elsewhere/localauth && chmod -R 700 elsewhere");
      enrolled.unlock(other);
      Machine.must("cp", "-a", person.records() + "/.", person.home() + "/elsewhere/localauth");
      String before = "env " + variables + " ";
      readers.shut(desk, before);
      List<String> records = records();
      desk.type(before + "localauth unlock").answer("PIN: ", RecoverablePerson.PIN).ended().must();
      readers.open(desk);
      readers.open(desk, before);
      // One more record, in the place of all.
      assertEquals(records.size() + 1, records().size());
      assertTrue(
          Machine.find(person.home().toString(), "-newer", marker()).stream()
              .noneMatch(each -> each.contains("/x")));
    }
  }

  /** Without the launcher the program sees them itself, and does not start. */
  @Test
  void optionsThatTheLauncherDidNotGive() {
    Path jar = Program.installed().home().resolve("lib/localauth.jar");
    String java = Program.installed().java() + " ";
    try (Desk desk = person.desk()) {
      for (String start :
          new String[] {
            java + "-Duser.name=../x -jar ",
            java + "-Duser.home=/nowhere -jar ",
            "JAVA_TOOL_OPTIONS=-Duser.name=../x " + java + "-jar ",
            "_JAVA_OPTIONS=-Duser.name=../x " + java + "-jar ",
            "JDK_JAVA_OPTIONS=-Duser.name=../x " + java + "-jar "
          }) {
        for (String command : new String[] {"check", "run -- touch ran"}) {
          String untouched = readers.traces();
          Desk.Outcome outcome = desk.run(start + jar + " $$ " + command);
          assertEquals(77, outcome.exitCode(), start + command + ": " + outcome.shown());
          assertTrue(outcome.shown().contains("localauth: error: "), outcome.shown());
          assertEquals(untouched, readers.traces());
        }
      }
    }
    readers.nothingRan();
  }

  /** To Java the rest of such a path would be another, in the directory it is started from. */
  @Test
  void aPlaceWithAColonInItsName() {
    Path home = Program.installed().home();
    try (Desk desk = person.desk()) {
      Desk.Outcome outcome =
          desk.run(
              "mkdir -p a:b/bin a:b/lib && cp %s a:b/bin && cp %s a:b/lib && a:b/bin/localauth check"
                  .formatted(home.resolve("bin/localauth"), home.resolve("lib/java")));
      assertEquals(69, outcome.exitCode(), outcome.shown());
      assertTrue(outcome.shown().contains("has a colon in its name"), outcome.shown());
    }
  }

  private String marker() {
    return person.marker().toString();
  }

  private List<String> records() {
    assertTrue(Files.isDirectory(person.records()));
    return Machine.find(
        person.records().toString(), "-regextype", "sed", "-regex", ".*/[0-9]*-[0-9]*");
  }
}
