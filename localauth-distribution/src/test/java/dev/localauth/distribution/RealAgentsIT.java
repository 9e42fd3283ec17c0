// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real agents with their hooks installed. What counts is what they send, never how they end: they
 * end well after a prompt that was stopped.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RealAgentsIT {
  private RecoverablePerson enrolled;
  private AgentService service;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    service = AgentService.start();
  }

  @AfterEach
  void tearDown() {
    service.close();
  }

  static List<String> names() {
    return RealAgent.names();
  }

  private RealAgent agent(String name) {
    return RealAgent.named(name, enrolled.person(), service);
  }

  private static Desk.Outcome prompt(Desk desk, RealAgent agent) {
    return prompt(desk, agent, "");
  }

  private static Desk.Outcome prompt(Desk desk, RealAgent agent, String before) {
    return desk.run(before + agent.print() + "'hello there' </dev/null");
  }

  private void answered(Desk.Outcome outcome) {
    assertTrue(outcome.shown().contains(AgentService.ANSWER), outcome.shown());
    assertTrue(service.wasSent("hello there"));
  }

  private void nothingWasSent(Desk.Outcome outcome) {
    assertEquals(0, service.requests(), outcome.shown());
    assertFalse(outcome.shown().contains(AgentService.ANSWER), outcome.shown());
  }

  @ParameterizedTest
  @MethodSource("names")
  void aPromptIsSentOnceThisTerminalIsOpen(String name) {
    RealAgent agent = agent(name);
    try (Desk desk = agent.person().desk();
        Desk other = agent.person().desk()) {
      answered(prompt(desk, agent));
      desk.run("localauth agent install " + name).must();
      int before = service.requests();
      String shown = prompt(desk, agent).shown();
      assertEquals(before, service.requests(), shown);
      enrolled.unlock(desk);
      answered(prompt(desk, agent));
      before = service.requests();
      shown = prompt(other, agent).shown();
      assertEquals(before, service.requests(), shown);
      desk.run("localauth agent uninstall " + name).must();
      answered(prompt(other, agent));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whateverIsWrongNothingIsSent(String name) throws IOException {
    RealAgent agent = agent(name);
    Path hooks = agent.settings();
    try (Desk desk = agent.person().desk()) {
      desk.run("localauth agent install " + name).must();
      String evil = "-Duser.home=/nowhere -XX:+IgnoreUnrecognizedVMOptions";
      nothingWasSent(
          prompt(
              desk,
              agent,
              "env JAVA_TOOL_OPTIONS='%1$s' _JAVA_OPTIONS='%1$s' BASH_ENV=/dev/null ENV=/dev/null"
                      .formatted(evil)
                  + " IFS=0 XDG_STATE_HOME=/nowhere LOCALAUTH_SESSION=la1_x "));
      desk.run("chmod 000 .local/share/localauth/secrets").must();
      nothingWasSent(prompt(desk, agent));
      desk.run("chmod 700 .local/share/localauth/secrets").must();
      enrolled.unlock(desk);
      String installed = Files.readString(hooks);
      String program = Program.installed().command();
      for (String stub :
          new String[] {"kill -9 $$", "exec sleep 100", "exit 1", "exit 2", "exit 127"}) {
        Path other = agent.person().home().resolve("stub");
        agent.person().write(other, "#!/bin/sh\n" + stub + "\n");
        Machine.must("chmod", "755", other.toString());
        agent.person().write(hooks, installed.replace(program, other.toString()));
        nothingWasSent(prompt(desk, agent));
      }
      agent.person().write(hooks, installed.replace(program, "/nowhere/localauth"));
      nothingWasSent(prompt(desk, agent));
      agent.person().write(hooks, installed);
      String settings = Files.readString(agent.person().settings());
      agent.person().write(agent.person().settings(), "{\"localAuth\": ");
      nothingWasSent(prompt(desk, agent));
      agent.person().write(agent.person().settings(), settings);
      answered(prompt(desk, agent));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void behindTheGateItsHooksAndToolsPass(String name) {
    RealAgent agent = agent(name);
    service.useShell(Program.installed().command() + " check; echo tool=$? >>tools");
    try (Desk desk = agent.person().desk();
        Desk other = agent.person().desk()) {
      desk.run("localauth agent install " + name).must();
      desk.type("localauth run -- " + agent.print() + "'hello there' </dev/null")
          .answer("PIN: ", RecoverablePerson.PIN);
      answered(desk.ended());
      assertEquals("tool=0\n", agent.person().written(agent.person().home().resolve("tools")));
      int before = service.requests();
      String shown = prompt(other, agent).shown();
      assertEquals(before, service.requests(), shown);
    }
  }
}
