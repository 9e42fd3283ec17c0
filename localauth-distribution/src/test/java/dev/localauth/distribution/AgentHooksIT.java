// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hooks that are written into the settings of agents, run as an agent runs them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AgentHooksIT {
  private static final String SETTINGS =
      "claude, .claude/settings.json, command\n"
          + "codex, .codex/hooks.json, command\n"
          + "gemini, .gemini/settings.json, command\n"
          + "copilot, .copilot/hooks/localauth.json, bash";

  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
  }

  private Path settings(String file) {
    return enrolled.person().home().resolve(file);
  }

  private List<String> commands(String file, String member) throws IOException {
    List<String> commands = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(settings(file).toFile())) {
      while (json.nextToken() != null) {
        if (member.equals(json.currentName()) && json.nextToken().isScalarValue()) {
          commands.add(json.getText());
        }
      }
    }
    return commands;
  }

  /** As agents do: by a shell, in a session of its own, with the prompt on standard input. */
  private Desk.Outcome call(Desk desk, String command) {
    enrolled.person().write(enrolled.person().home().resolve("hook"), command + "\n");
    return desk.run("echo '{}' | setsid -w sh ./hook >out 2>err; r=$?; cat out err; (exit $r)");
  }

  private static void assertStopped(String agent, Desk.Outcome outcome) {
    boolean copilot = agent.equals("copilot");
    assertEquals(copilot ? 0 : 2, outcome.exitCode(), outcome.shown());
    String start = copilot ? "{\"decision\":\"block\",\"reason\":\"localauth: " : "localauth: ";
    assertTrue(outcome.shown().contains(start), outcome.shown());
  }

  @ParameterizedTest
  @CsvSource(textBlock = SETTINGS)
  void installedItStopsTheAgentWhateverIsWrong(String agent, String file, String member)
      throws IOException {
    try (Desk desk = enrolled.desk()) {
      assertTrue(desk.run("localauth agent list").must().shown().contains(agent + ": no hooks: "));
      desk.run("localauth agent install " + agent).must();
      assertTrue(desk.run("localauth agent list").must().shown().contains(agent + ": hooks inst"));
      List<String> commands = commands(file, member);
      assertFalse(commands.isEmpty());
      for (String command : commands) {
        Desk.Outcome locked = call(desk, command);
        assertStopped(agent, locked);
        assertTrue(locked.shown().contains("unlock --pid "), locked.shown());
      }
      enrolled.unlock(desk);
      for (String command : commands) {
        assertEquals("", call(desk, command).must().shown());
        String program = Program.installed().home().resolve("bin/localauth").toString();
        Desk.Outcome gone = call(desk, command.replace(program, "/nowhere/localauth"));
        assertStopped(agent, gone);
        assertTrue(gone.shown().contains("not installed here"), gone.shown());
        assertTrue(gone.shown().contains(settings(file).toString()), gone.shown());
        assertStopped(agent, call(desk, command.replace(program, killed())));
      }
      desk.run("localauth agent uninstall " + agent).must();
      assertFalse(Files.exists(settings(file)));
      assertTrue(desk.run("localauth agent list").must().shown().contains(agent + ": no hooks: "));
    }
  }

  private String killed() {
    return stub("kill -9 $$");
  }

  private String stub(String body) {
    Path stub = enrolled.person().home().resolve("stub");
    enrolled.person().write(stub, "#!/bin/sh\n" + body + "\n");
    Machine.must("chmod", "755", stub.toString());
    return stub.toString();
  }

  @Test
  void aHookThatHangsStopsTheAgent() throws IOException {
    try (Desk desk = enrolled.desk()) {
      desk.run("localauth agent install claude").must();
      String program = Program.installed().home().resolve("bin/localauth").toString();
      String command = commands(".claude/settings.json", "command").get(0);
      Desk.Outcome hung = call(desk, command.replace(program, stub("exec sleep 100")));
      assertEquals(2, hung.exitCode());
      assertTrue(hung.shown().contains("it did not answer"), hung.shown());
    }
  }

  @Test
  void whatCannotBeChangedStaysAndIsTold() {
    enrolled.person().write(settings(".claude/settings.json"), "{\"hooks\": \"none\"");
    try (Desk desk = enrolled.desk()) {
      String shown = desk.run("localauth agent install claude").ended(65).shown();
      assertTrue(shown.contains("settings.json is not JSON at line 1"), shown);
      desk.run("chmod 400 .claude/settings.json; echo '{}' >.codex; localauth agent install codex")
          .ended(73);
      desk.run("localauth agent install other").ended(2);
      desk.run("localauth agent uninstall gemini").must();
    }
  }
}
