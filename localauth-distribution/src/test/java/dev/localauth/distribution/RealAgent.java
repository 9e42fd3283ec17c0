// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;

/**
 * An agent as its maker ships it, for a person whose every word goes to a stand-in of its service.
 *
 * @param name its program
 * @param person who, with what the agent needs around it
 * @param print the words with which it answers one prompt and ends
 */
record RealAgent(String name, Person person, String print) {
  /** What the screen of Claude Code shows below its prompt. */
  static final String CLAUDE_IS_READY = "(shift+tab to cycle)";

  private static final String KEY = "sk-ant-not-a-key-00000000";

  /** Returns Claude Code, past its first questions. */
  static RealAgent claude(Person person, AgentService service) {
    installed("claude", "@anthropic-ai/claude-code-linux-x64/claude");
    person.write(
        person.home().resolve(".claude.json"),
        """
        {"hasCompletedOnboarding": true, "theme": "dark", "bypassPermissionsModeAccepted": true,
         "customApiKeyResponses": {"approved": ["%s"]},
         "projects": {"%s": {"hasTrustDialogAccepted": true, "hasCompletedProjectOnboarding": true}}}
        """
            .formatted(KEY.substring(KEY.length() - 20), person.home()));
    return with(
        "claude",
        person,
        "claude --allowedTools Bash -p ",
        Map.of(
            "ANTHROPIC_API_KEY", KEY,
            "ANTHROPIC_BASE_URL", service.address(),
            "CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC", "1",
            "DISABLE_AUTOUPDATER", "1",
            "DISABLE_TELEMETRY", "1",
            "DISABLE_ERROR_REPORTING", "1"));
  }

  /** Returns Codex CLI. */
  static RealAgent codex(Person person, AgentService service) {
    installed("codex", "@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex");
    person.write(
        person.home().resolve(".codex/config.toml"),
        """
        model = "gpt-5"
        model_provider = "standin"
        check_for_update_on_startup = false
        [analytics]
        enabled = false
        [model_providers.standin]
        name = "standin"
        base_url = "%s/v1"
        wire_api = "responses"
        env_key = "STANDIN_KEY"
        [projects."%s"]
        trust_level = "trusted"
        """
            .formatted(service.address(), person.home()));
    return with(
        "codex",
        person,
        // Hooks that nobody has looked at are passed over otherwise.
        "codex exec --skip-git-repo-check --dangerously-bypass-hook-trust"
            + " --dangerously-bypass-approvals-and-sandbox ",
        Map.of("STANDIN_KEY", "not-a-key"));
  }

  /** Returns the agent {@code name}. */
  static RealAgent named(String name, Person person, AgentService service) {
    return name.equals("claude") ? claude(person, service) : codex(person, service);
  }

  private static RealAgent with(
      String name, Person person, String print, Map<String, String> variables) {
    Map<String, String> all = new TreeMap<>(variables);
    all.put("PATH", Holder.BIN + ":" + person.environment().get("PATH"));
    return new RealAgent(name, person.with(all), print);
  }

  private static void installed(String name, String program) {
    String cache =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    Path agents = Path.of(cache, "localauth-verify/agents");
    Path found = agents.resolve("node_modules").resolve(program);
    if (!Files.isExecutable(found)) {
      String reason = "needs the agent " + name + ": run src/verify/agents.sh";
      System.err.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
    Path copy = Holder.BIN.resolve(name);
    if (!Files.exists(copy)) {
      Machine.must("cp", "--reflink=auto", found.toString(), copy.toString());
      Machine.must("chmod", "755", copy.toString());
    }
  }

  private static final class Holder {
    /** Where every account can start them. */
    static final Path BIN = make();

    private static Path make() {
      try {
        Path bin = Files.createTempDirectory("localauth-it-agents-");
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> Machine.must("rm", "-rf", bin.toString())));
        Machine.must("chmod", "755", bin.toString());
        return bin;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
