// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The known ways past the hooks in a person's settings, each really taken, and how the settings of
 * the administrator close them. docs/agents.md lists them.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PastHooksIT {
  private static final List<String> PAST_CLAUDE =
      List.of(
          "claude --setting-sources project -p ",
          "claude --settings '{\"disableAllHooks\":true}' -p ",
          "claude --bare -p ",
          "claude --safe-mode -p ",
          "env CLAUDE_CONFIG_DIR=elsewhere claude -p ",
          "cd ../project && claude -p ");

  private static final String CODEX = "codex exec --skip-git-repo-check ";

  /** What config.toml says, for when that is not read. */
  private static final String STANDIN =
      "-c model_provider=standin -c model_providers.standin.name=standin"
          + " -c model_providers.standin.base_url=ADDRESS/v1"
          + " -c model_providers.standin.wire_api=responses"
          + " -c model_providers.standin.env_key=STANDIN_KEY ";

  private static final List<String> PAST_CODEX =
      List.of(
          CODEX,
          CODEX + "--disable hooks ",
          CODEX + "-c features.hooks=false ",
          CODEX + "--ignore-user-config " + STANDIN,
          "env CODEX_HOME=$HOME/elsewhere codex exec --skip-git-repo-check ");

  private RecoverablePerson enrolled;
  private AgentService service;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    service = AgentService.start();
    enrolled
        .person()
        .write(
            enrolled.person().home().resolve("project/.claude/settings.json"),
            "{\"disableAllHooks\": true}");
    // Not at home, where a person's settings are those of the project, too.
    enrolled.person().write(enrolled.person().home().resolve("work/README"), "");
  }

  @AfterEach
  void tearDown() {
    service.close();
  }

  /** Returns those of {@code lines} with which a prompt was sent. */
  private List<String> sending(Desk desk, List<String> lines) {
    List<String> sending = new ArrayList<>();
    for (String line : lines) {
      int before = service.requests();
      String shown =
          desk.run(
                  "(cd work && "
                      + line.replace("ADDRESS", service.address())
                      + "'hello there' </dev/null)")
              .shown();
      if (service.requests() > before) {
        sending.add(line);
      }
      assertEquals(service.requests() > before, shown.contains(AgentService.ANSWER), line + shown);
    }
    return sending;
  }

  @Test
  void aPersonsHooksArePassedByOptionsVariablesAndRepositories() {
    RealAgent claude = RealAgent.claude(enrolled.person(), service);
    try (Desk desk = claude.person().desk()) {
      desk.run("localauth agent install claude").must();
      assertEquals(List.of(), sending(desk, List.of("claude -p ")));
      assertEquals(PAST_CLAUDE, sending(desk, PAST_CLAUDE));
      told(
          desk,
          "--setting-sources project",
          "disableAllHooks",
          "--bare",
          "--safe-mode",
          "CLAUDE_CONFIG_DIR",
          "in a repository");
    }
    RealAgent codex = codex();
    try (Desk desk = codex.person().desk()) {
      told(
          desk,
          "/hooks",
          "--disable hooks",
          "features.hooks=false",
          "--ignore-user-config",
          "CODEX_HOME");
      desk.run("localauth agent install codex").must();
      assertEquals(List.of(), sending(desk, List.of(codex.print())));
      assertEquals(PAST_CODEX, sending(desk, PAST_CODEX));
    }
  }

  /** With its settings in another place as well. */
  private RealAgent codex() {
    RealAgent codex = RealAgent.codex(enrolled.person(), service);
    Path home = codex.person().home();
    Path settings = home.resolve(".codex/config.toml");
    codex.person().write(home.resolve("elsewhere/config.toml"), codex.person().written(settings));
    return codex;
  }

  private static void told(Desk desk, String... ways) {
    String found = desk.run("localauth doctor").ended(1).shown();
    for (String way : ways) {
      assertTrue(found.contains(way), way + " is not in " + found);
    }
  }

  @Test
  void theAdministratorsHooksAreNot() {
    RealAgent claude = RealAgent.claude(enrolled.person(), service);
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(claude.person())) {
      install(cell, "claude");
      assertEquals(List.of(), sending(desk, List.of("claude -p ")));
      assertEquals(List.of(), sending(desk, PAST_CLAUDE));
      enrolled.unlock(desk);
      assertEquals(PAST_CLAUDE, sending(desk, PAST_CLAUDE));
    }
    RealAgent codex = codex();
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(codex.person())) {
      install(cell, "codex");
      assertEquals(List.of(), sending(desk, PAST_CODEX));
      enrolled.unlock(desk);
      assertEquals(PAST_CODEX, sending(desk, PAST_CODEX));
    }
  }

  private static void install(Cell cell, String agent) {
    String command = Program.installed().command() + " agent ";
    cell.root(command + "install --system " + agent);
    assertTrue(cell.root(command + "list").contains(agent + ": hooks installed: /etc/"));
    assertFalse(cell.root(command + "list").contains(agent + ": hooks altered"));
  }
}
