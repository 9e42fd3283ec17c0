// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An agent as its maker ships it, for a person whose every word goes to a stand-in of its service.
 *
 * @param name its program
 * @param person who, with what the agent needs around it
 * @param print the words with which it answers one prompt and ends
 * @param hooks the file, below the person's home, in which it is told of hooks
 */
record RealAgent(String name, Person person, String print, String hooks) {
  /** What the screen of Claude Code shows below its prompt. */
  static final String CLAUDE_IS_READY = "(shift+tab to cycle)";

  private static final String CODEX_IS_READY = "? for shortcuts";
  private static final String KEY = "sk-ant-not-a-key-00000000";
  private static final String MORE = "more-agents";

  /** Returns the names of those to be tested now. */
  static List<String> names() {
    return Machine.full()
        ? List.of("claude", "codex", "gemini", "copilot")
        : List.of("claude", "codex");
  }

  /** Returns the agent {@code name}. */
  static RealAgent named(String name, Person person, AgentService service) {
    return switch (name) {
      case "claude" -> claude(person, service);
      case "codex" -> codex(person, service);
      case "gemini" -> gemini(person, service);
      default -> copilot(person, service);
    };
  }

  /** Returns Claude Code, past its first questions. */
  static RealAgent claude(Person person, AgentService service) {
    AgentPrograms.need("claude", "agents", "@anthropic-ai/claude-code-linux-x64/claude");
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
        ".claude/settings.json",
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
    AgentPrograms.need(
        "codex", "agents", "@openai/codex-linux-x64/vendor/x86_64-unknown-linux-musl/bin/codex");
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
        ".codex/hooks.json",
        Map.of("STANDIN_KEY", "not-a-key"));
  }

  private static RealAgent gemini(Person person, AgentService service) {
    AgentPrograms.needScript("gemini", MORE, "@google/gemini-cli/bundle/gemini.js");
    person.write(
        person.home().resolve(".gemini/settings.json"),
        "{\n  // a comment, which it allows\n"
            + "  \"security\": {\"auth\": {\"selectedType\": \"gemini-api-key\"}},\n"
            + "  \"telemetry\": {\"enabled\": false}\n}\n");
    return with(
        "gemini",
        person,
        "gemini --skip-trust -m gemini-2.5-flash -p ",
        ".gemini/settings.json",
        Map.of("GEMINI_API_KEY", "not-a-key", "GOOGLE_GEMINI_BASE_URL", service.address()));
  }

  private static RealAgent copilot(Person person, AgentService service) {
    AgentPrograms.need("copilot", MORE, "@github/copilot-linux-x64/copilot");
    return with(
        "copilot",
        person,
        "copilot -p ",
        ".copilot/hooks/localauth.json",
        Map.of(
            "COPILOT_AUTO_UPDATE", "false",
            "COPILOT_OFFLINE", "true",
            "COPILOT_PROVIDER_BASE_URL", service.address() + "/v1",
            "COPILOT_PROVIDER_TYPE", "openai",
            "COPILOT_PROVIDER_API_KEY", "not-a-key",
            "COPILOT_MODEL", "gpt-5"));
  }

  private static RealAgent with(
      String name, Person person, String print, String hooks, Map<String, String> variables) {
    Map<String, String> all = new TreeMap<>(variables);
    all.put("PATH", AgentPrograms.directory() + ":" + person.environment().get("PATH"));
    return new RealAgent(name, person.with(all), print, hooks);
  }

  /** Returns the words with which its screen is opened. */
  String screen() {
    return name.equals("codex") ? "codex --dangerously-bypass-hook-trust" : name;
  }

  /** Returns what its screen shows when it takes prompts. */
  String isReady() {
    return name.equals("codex") ? CODEX_IS_READY : CLAUDE_IS_READY;
  }

  /** Returns the file in which it is told of hooks. */
  Path settings() {
    return person.home().resolve(hooks);
  }
}
