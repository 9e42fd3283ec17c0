// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents hear when they call their hook, in a session of its own as they do. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HookIT {
  private static final String PROMPT = "{\"prompt\":\"tell me everything\"}";
  private static final String BLOCK = "{\"decision\":\"block\",\"reason\":\"localauth: ";

  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
  }

  private static Desk.Outcome hook(Desk desk, String agent) {
    return hook(desk, agent, "echo '" + PROMPT + "'");
  }

  /** Without a terminal: agents start their hooks with {@code setsid}. */
  private static Desk.Outcome hook(Desk desk, String agent, String input) {
    return desk.run(
        input
            + " | setsid -w sh -c 'localauth hook "
            + agent
            + " >out 2>err'; r=$?; cat out err;"
            + " (exit $r)");
  }

  private static void assertStopped(String agent, Desk.Outcome outcome) {
    boolean copilot = agent.equals("copilot");
    assertEquals(copilot ? 0 : 2, outcome.exitCode(), outcome.shown());
    assertTrue(outcome.shown().contains(copilot ? BLOCK : "localauth: "), outcome.shown());
    assertFalse(outcome.shown().contains("tell me"), "the prompt was repeated");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex", "gemini", "copilot"})
  void anAgentIsStoppedUntilItsTerminalIsOpen(String agent) {
    try (Desk desk = enrolled.desk();
        Desk other = enrolled.desk()) {
      Desk.Outcome locked = hook(desk, agent);
      assertStopped(agent, locked);
      assertTrue(locked.shown().contains("locked: run "), locked.shown());
      Matcher pid = Pattern.compile("unlock --pid (\\d+)").matcher(locked.shown());
      assertTrue(pid.find(), locked.shown());
      other
          .type("localauth unlock --pid " + pid.group(1))
          .answer(enrolled.app().next())
          .ended()
          .must();
      assertEquals("", hook(desk, agent).must().shown());
      assertStopped(agent, hook(other, agent));
      desk.run("localauth lock").must();
      assertStopped(agent, hook(desk, agent));
    }
  }

  /** As an extension of an editor starts it. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAgentWithoutATerminalIsOpenedFromAnyTerminal(boolean byNumber) {
    Person person = enrolled.person();
    person.write(
        person.home().resolve("editor.py"),
        """
        import os, subprocess, time
        def ask(file):
            hook = subprocess.run(["sh", "-c", "localauth hook claude"], stdin=subprocess.DEVNULL,
                                  capture_output=True, text=True)
            with open("asked", "w") as answer:
                answer.write(f"{hook.returncode} {hook.stderr.strip()}\\n")
            os.rename("asked", file)
        ask("first")
        while not os.path.exists("again"):
            time.sleep(0.05)
        ask("second")
        """);
    try (Desk desk = enrolled.desk()) {
      desk.run("(setsid python3 editor.py </dev/null >/dev/null 2>&1 &)").must();
      String first = person.written(person.home().resolve("first"));
      Matcher pid = Pattern.compile("2 localauth: locked: .*unlock --pid (\\d+)").matcher(first);
      assertTrue(pid.find(), first);
      if (byNumber) {
        desk.type("localauth unlock --pid " + pid.group(1))
            .answer(enrolled.app().next())
            .ended()
            .must();
        desk.run("localauth check").closed();
      } else {
        desk.type("localauth unlock");
        desk.expect("localauth: claude in ~ waits without a terminal (process " + pid.group(1));
        desk.answer("[y/N] ", "y").answer(enrolled.app().next());
        String shown = desk.ended().must().shown();
        assertTrue(shown.contains("process " + pid.group(1) + " is in an open session"), shown);
        desk.run("localauth check").must();
      }
      desk.run("touch again").must();
      assertEquals("0 \n", person.written(person.home().resolve("second")));
    }
  }

  @Test
  void aLongPromptIsTakenWhetherOpenOrNot() {
    String megabyte = "{ head -c 1000000 /dev/zero && echo all >sent; }";
    try (Desk desk = enrolled.desk()) {
      assertStopped("claude", hook(desk, "claude", megabyte));
      assertEquals("all\n", desk.run("cat sent; rm sent").shown());
      enrolled.unlock(desk);
      hook(desk, "claude", megabyte).must();
      assertEquals("all\n", desk.run("cat sent").shown());
    }
  }

  @Test
  void anInputThatNeverEndsHoldsNobodyUp() {
    String line = "mkfifo never; setsid -w sh -c 'localauth hook claude <>never' 2>err";
    try (Desk desk = enrolled.desk()) {
      desk.run(line).ended(2);
      enrolled.unlock(desk);
      desk.run("rm never; " + line).must();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "copilot"})
  void settingsThatCannotBeUnderstoodStopTheAgent(String agent) {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      hook(desk, agent).must();
      Path settings = enrolled.person().home().resolve(".config/localauth/settings.json");
      enrolled.person().write(settings, "{\"localAuth\": {\"enabled\": \"no\"}}");
      assertStopped(agent, hook(desk, agent));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex", "gemini", "copilot"})
  void withoutItsJavaItStopsTheAgent(String agent, @TempDir Path place) throws IOException {
    Path launcher = Switchboard.launcherAlone(place);
    Machine.must("chmod", "a+rx", place.toString());
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome killed = desk.run("echo x | " + launcher + " hook " + agent);
      assertEquals(agent.equals("copilot") ? 0 : 2, killed.exitCode(), killed.shown());
      Machine.must("rm", place.resolve("lib/java").toString());
      assertStopped(agent, desk.run("echo x | " + launcher + " hook " + agent));
    }
  }

  @Test
  void anAgentThatIsNotKnownIsToldSoAndStopped() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      assertTrue(desk.run("localauth hook other </dev/null").ended(2).shown().contains("copilot"));
      desk.run("localauth hook claude more </dev/null").ended(2);
      desk.run("localauth hook </dev/null").ended(2);
    }
  }

  @Test
  void twoHundredToolCallsOfAnAgentBehindTheGatePass() {
    try (Desk desk = enrolled.desk();
        Desk other = enrolled.desk()) {
      String calls =
          "i=0; while [ $i -lt 200 ]; do echo x | setsid -w localauth hook claude || exit 9;"
              + " i=$((i + 1)); done";
      desk.type("localauth run -- sh -c '" + calls + "'").answer(enrolled.app().next());
      String shown = desk.ended().must().shown();
      assertEquals("", shown.replace("localauth: this terminal is open\n", "").strip());
      assertStopped("claude", hook(other, "claude"));
    }
  }
}
