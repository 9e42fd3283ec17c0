// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the agent gets is the person's own: streams, environment, process. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class AgentIT {
  private Person person;
  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
    person = enrolled.person();
  }

  @Test
  void standardInputArrivesByteForByteAndStandardOutputIsTheAgentsAlone() throws IOException {
    byte[] data = new byte[300_000];
    new Random(1).nextBytes(data);
    Path given = person.home().resolve("given");
    Files.write(given, data);
    try (Desk desk = enrolled.desk()) {
      desk.type("cat given | localauth run -- cat | cat >got 2>errors")
          .answer(enrolled.app().next());
      assertEquals(0, desk.ended().exitCode());
      assertArrayEquals(data, Files.readAllBytes(person.home().resolve("got")));
      // In an open session as well.
      assertEquals(0, desk.run("localauth run -- cat <given >again 2>errors").exitCode());
      assertArrayEquals(data, Files.readAllBytes(person.home().resolve("again")));
      assertEquals(0, Files.size(person.home().resolve("errors")));
    }
  }

  /** But for IFS: each POSIX shell starts with its own and exports that. */
  @Test
  void theEnvironmentIsThePersonsPlusTheToken() throws IOException {
    try (Desk desk = enrolled.desk()) {
      desk.run(
          "export PATH=\"$PATH:/opt/own\" ODD=\"$(printf 'two\\nlines = \\302\\251')\" EMPTY="
              + " persons_path=mine token=mine found=mine before=mine code=mine java=mine answer=mine LOCALAUTH_SESSION=stale home=mine"
              + " self=mine word=mine CDPATH=/ ENV=/nowhere BASH_ENV=/nowhere PS4=x"
              + " JAVA_TOOL_OPTIONS=-Dx=1 _JAVA_OPTIONS=-Dx=1 JDK_JAVA_OPTIONS=-Dx=1 CLASSPATH=/x"
              + " LD_LIBRARY_PATH=/x");
      desk.run("env -0 | sort -z >before");
      desk.type("localauth run -- env -0 >raw").answer(enrolled.app().next());
      assertEquals(0, desk.ended().exitCode());
      desk.run("sort -z <raw >after; localauth run -- env -0 | sort -z >resumed");
    }
    List<String> before = variables("before");
    List<String> after = variables("after");
    assertTrue(after.stream().anyMatch(each -> each.startsWith("LOCALAUTH_SESSION=la1_")));
    assertEquals(before, variables("resumed"));
    before.remove("LOCALAUTH_SESSION=stale");
    assertEquals(
        before, after.stream().filter(each -> !each.startsWith("LOCALAUTH_SESSION=")).toList());
  }

  @Test
  void variablesThatChangeHowJavaStartsDoNothingToTheGate() {
    try (Desk desk = enrolled.desk()) {
      desk.run(
          "export JAVA_TOOL_OPTIONS=-javaagent:/evil.jar _JAVA_OPTIONS=-Duser.home=/tmp"
              + " JDK_JAVA_OPTIONS=-Xint CLASSPATH=/evil LD_PRELOAD= JAVA_HOME=/evil");
      Desk.Outcome outcome =
          desk.type("localauth run -- sh -c 'echo [$_JAVA_OPTIONS]'")
              .answer(enrolled.app().next())
              .ended();
      assertEquals(new Desk.Outcome(0, "\n[-Duser.home=/tmp]\n"), outcome);
    }
  }

  @Test
  void noJvmStaysBehindOrBesideTheAgent() {
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome outcome =
          desk.type("localauth run -- sh -c 'ps -o comm= --sid $(ps -o sid= $$)'")
              .answer(enrolled.app().next())
              .ended();
      List<String> names = outcome.shown().strip().lines().sorted().toList();
      assertEquals(List.of("ps", "sh", "sh"), names);
    }
  }

  @Test
  void theArgumentsAreTheAgentsOwn() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      Desk.Outcome outcome =
          desk.run(
              "localauth run -- printf '[%s]\\n' -- --agent '' 'a  b' '*' -h --version '$HOME'");
      assertEquals(
          new Desk.Outcome(0, "[--]\n[--agent]\n[]\n[a  b]\n[*]\n[-h]\n[--version]\n[$HOME]\n"),
          outcome);
    }
  }

  @Test
  void helpAndVersionOpenNothing() {
    try (Desk desk = enrolled.desk()) {
      for (String option : new String[] {"--help", "-h", "--version", "-V", "--agent", "--frob"}) {
        Desk.Outcome outcome = desk.run("localauth run " + option + " -- touch ran");
        assertEquals(2, outcome.exitCode(), outcome.shown());
      }
      assertEquals(0, desk.run("localauth run --help").exitCode());
      assertEquals(2, desk.run("localauth run touch ran").exitCode());
    }
    assertFalse(Files.exists(person.home().resolve("ran")), "ran behind a closed gate");
  }

  @Test
  void itEndsAsTheAgentEnds() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      assertEquals(0, desk.run("localauth run -- true").exitCode());
      assertEquals(255, desk.run("localauth run -- sh -c 'exit 255'").exitCode());
      assertEquals(143, desk.run("localauth run -- sh -c 'kill -TERM $$'").exitCode());
      Desk.Outcome missing = desk.run("localauth run -- /nowhere/agent");
      assertEquals(127, missing.exitCode());
      assertTrue(missing.shown().contains("/nowhere/agent"), missing.shown());
      assertEquals(126, desk.run("localauth run -- /etc/passwd").exitCode());
    }
  }

  @Test
  void theAgentIsFoundOnThePersonsPath() {
    person.write(person.home().resolve("own/my-agent"), "#!/bin/sh\necho mine\n");
    Machine.must("chmod", "755", person.home().resolve("own/my-agent").toString());
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      Desk.Outcome outcome = desk.run("PATH=\"$HOME/own:$PATH\" localauth run -- my-agent");
      assertEquals(new Desk.Outcome(0, "mine\n"), outcome);
      assertFalse(desk.run("localauth run -- my-agent").exitCode() == 0);
    }
  }

  private List<String> variables(String file) throws IOException {
    return Stream.of(Files.readString(person.home().resolve(file)).split("\0"))
        .filter(each -> !each.startsWith("_="))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
