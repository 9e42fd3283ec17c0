// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person sees who types a prompt on the screen of a real agent, and what is sent. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class AgentScreensIT {
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

  private RealAgent installed(String name) {
    RealAgent agent = RealAgent.named(name, enrolled.person(), service);
    try (Desk desk = agent.person().desk()) {
      desk.run("localauth agent install " + name).must();
    }
    return agent;
  }

  private Glass refused(RealAgent agent) {
    Glass glass = Glass.open(agent.person(), 120, 40);
    glass.type("clear; " + agent.screen());
    glass.shows(agent.isReady());
    glass.write("hello there");
    glass.shows("hello there");
    glass.press("Enter"); // together with the text it would be part of something pasted
    glass.shows("locked:"); // one word: lines are broken between words
    assertEquals(0, service.requests());
    return glass;
  }

  /** Claude Code leaves the prompt where it was typed. */
  private static void again(Glass glass, String name) {
    if (name.equals("codex")) {
      glass.press("Up");
      glass.shows("\u203a hello there");
    }
    glass.press("Enter");
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void theReasonIsShownAndThePromptTakenOnceTheTerminalIsOpen(String name) {
    RealAgent agent = installed(name);
    try (Glass glass = refused(agent)) {
      glass.press("C-z");
      glass.shows("Stopped");
      glass.type("clear; localauth unlock");
      glass.shows("PIN:");
      glass.type(RecoverablePerson.PIN);
      glass.shows("this terminal is open");
      assertEquals(0, service.requests());
      glass.type("fg");
      glass.shows(agent.isReady());
      again(glass, name);
      glass.shows(AgentService.ANSWER);
    }
    assertTrue(service.wasSent("hello there"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex"})
  void itIsOpenedFromAnotherTerminal(String name) {
    RealAgent agent = installed(name);
    try (Desk desk = agent.person().desk();
        Glass glass = refused(agent)) {
      Matcher pid = Pattern.compile("unlock\\s+--pid\\s+(\\d+)").matcher(glass.shows("--pid"));
      assertTrue(pid.find());
      desk.type("localauth unlock --pid " + pid.group(1))
          .answer("PIN: ", RecoverablePerson.PIN)
          .ended()
          .must();
      again(glass, name);
      glass.shows(AgentService.ANSWER);
    }
    assertTrue(service.wasSent("hello there"));
  }

  /** It asks no hook about that, but nothing of it leaves the machine. */
  @Test
  void whatClaudeRunsForAnExclamationMarkIsNotSent() {
    RealAgent agent = installed("claude");
    try (Glass glass = Glass.open(agent.person(), 120, 40)) {
      glass.type("clear; claude");
      glass.shows(agent.isReady());
      glass.press("!");
      glass.type("echo of-a-$((1000 + 1))-command");
      glass.shows("of-a-1001-command");
      assertEquals(0, service.requests());
    }
  }
}
