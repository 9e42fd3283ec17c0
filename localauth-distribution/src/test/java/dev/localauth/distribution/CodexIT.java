// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a person sees of Codex CLI, and the administrator's hook of it when that fails. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CodexIT {
  private RecoverablePerson enrolled;
  private AgentService service;
  private RealAgent agent;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    service = AgentService.start();
    agent = RealAgent.codex(enrolled.person(), service);
  }

  @AfterEach
  void tearDown() {
    service.close();
  }

  private static String prompt(Desk desk, String line) {
    return desk.run(line + "'hello there' </dev/null").shown();
  }

  @Test
  void aStoppedPromptIsCalledSo() {
    try (Desk desk = agent.person().desk()) {
      desk.run("localauth agent install codex").must();
      String shown = prompt(desk, agent.print());
      assertEquals(0, service.requests(), shown);
      assertTrue(shown.contains("Blocked"), shown);
    }
  }

  @Test
  void theAdministratorsHookStopsPromptsAlsoWhenTheProgramIsGone() {
    String program = Program.installed().command();
    String exec = "codex exec --skip-git-repo-check ";
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(agent.person())) {
      cell.root(program + " agent install --system codex");
      enrolled.unlock(desk);
      String shown = prompt(desk, exec);
      assertTrue(shown.contains(AgentService.ANSWER), shown);
      int before = service.requests();
      cell.root("sed -i 's|" + program + "|/nowhere/localauth|g' /etc/codex/requirements.toml");
      shown = prompt(desk, exec);
      assertEquals(before, service.requests(), shown);
    }
  }
}
