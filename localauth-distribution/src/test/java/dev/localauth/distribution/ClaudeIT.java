// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What only Claude Code has: a reason that is shown, and a hook before each tool. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ClaudeIT {
  private RecoverablePerson enrolled;
  private AgentService service;
  private RealAgent agent;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    service = AgentService.start();
    agent = RealAgent.claude(enrolled.person(), service);
  }

  @AfterEach
  void tearDown() {
    service.close();
  }

  private String prompt(Desk desk) {
    return desk.run(agent.print() + "'hello there' </dev/null").shown();
  }

  @Test
  void aStoppedPromptSaysWhyAlsoAfterTheTerminalWasLockedAgain() {
    try (Desk desk = agent.person().desk()) {
      desk.run("localauth agent install claude").must();
      enrolled.unlock(desk);
      String shown = prompt(desk);
      assertTrue(shown.contains(AgentService.ANSWER), shown);
      int before = service.requests();
      desk.run("localauth lock").must();
      shown = prompt(desk);
      assertEquals(before, service.requests(), shown);
      assertTrue(shown.contains("localauth: locked: run "), shown);
    }
  }

  @Test
  void aToolIsUsedOnlyInATerminalThatIsOpen() throws IOException {
    service.useShell("echo ran >ran");
    Path ran = agent.person().home().resolve("ran");
    try (Desk desk = agent.person().desk()) {
      desk.run("localauth agent install claude").must();
      // As if the terminal had been locked after the prompt.
      String hooks = Files.readString(agent.settings());
      agent.person().write(agent.settings(), hooks.replace("UserPromptSubmit", "Notification"));
      String shown = prompt(desk);
      assertTrue(service.wasSent("tool_result"), shown);
      assertFalse(Files.exists(ran), "a tool was used behind a closed gate");
      enrolled.unlock(desk);
      prompt(desk);
      assertEquals("ran\n", agent.person().written(ran));
    }
  }
}
