// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes whose names look like more of what the kernel says about them (CVE-2017-1000367). */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HostileProcessIT {
  /** Stands for the number of a shell in an unlocked terminal. */
  private static final String LEADER = "LEADER";

  private RecoverablePerson enrolled;
  private Person person;
  private Readers readers;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    person = enrolled.person();
    readers = Readers.of(person);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x) R 1 1 1", "x) S LEADER 1 1", "\\n1 (x) S 1 1", "\\377\\376)", "$(touch ran)"})
  void inTheChainOfParents(String name) {
    try (Desk desk = person.desk();
        Desk other = person.desk()) {
      enrolled.unlock(desk);
      String hostile = hostile(name, desk.terminal().pid());
      for (Desk each : List.of(desk, other)) {
        each.run("n=$(printf '" + hostile + "_'); n=${n%_}; cp /bin/sh \"$n\"");
        each.run("as() { \"./$n\" -c '\"$@\"; exit $?' \"./$n\" \"$@\"; }");
        named(each, hostile);
      }
      // A name with a line end is more than the launcher reads; the JVM decides.
      if (name.contains("\\n")) {
        assertEquals(Readers.NO_ANSWER, desk.run("as localauth-fast check").exitCode());
        desk.run("as localauth-jvm check").must();
      } else {
        readers.open(desk, "as ");
      }
      readers.shut(other, "setsid -w \"./$n\" -c '\"$@\"; exit $?' x ");
    }
  }

  @Test
  void asTheLeaderOfTheTerminal() {
    Machine.must("cp", "/bin/sh", person.home().resolve("x) S 1 1 1").toString());
    try (Desk desk = new Desk(person.on(person.home().resolve("x) S 1 1 1").toString()).start())) {
      readers.shut(desk);
      enrolled.unlock(desk);
      readers.open(desk);
      readers.open(desk, "setsid -w ");
    }
  }

  private static String hostile(String name, long leader) {
    return name.replace(LEADER, Long.toString(leader));
  }

  private static void named(Desk desk, String name) {
    desk.run("printf '" + name + "_' | head -c -1 | head -c 15 >name; echo >>name");
    desk.run("as sh -c 'cmp /proc/$PPID/comm name'").must();
  }
}
