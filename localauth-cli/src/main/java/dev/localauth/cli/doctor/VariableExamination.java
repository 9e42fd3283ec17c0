// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.doctor;

import dev.localauth.cli.doctor.Finding.Weight;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the names of exported variables; their values are never looked at. */
final class VariableExamination {
  private static final Set<String> KEYS =
      Set.of(
          "ANTHROPIC_API_KEY",
          "ANTHROPIC_AUTH_TOKEN",
          "CLAUDE_CODE_OAUTH_TOKEN",
          "OPENAI_API_KEY",
          "CODEX_API_KEY",
          "GEMINI_API_KEY",
          "GOOGLE_API_KEY",
          "GH_TOKEN",
          "GITHUB_TOKEN",
          "COPILOT_GITHUB_TOKEN");
  private static final Set<String> ELSEWHERE = Set.of("CLAUDE_CONFIG_DIR", "CODEX_HOME");
  private static final Set<String> INJECTING =
      Set.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "LD_PRELOAD");

  private VariableExamination() {}

  static List<Finding> findings(Set<String> exported) {
    return List.of(
        of(
            "keys",
            in(exported, KEYS),
            Weight.EXPOSED,
            "every program of this shell gets the keys in ",
            "export them only for the agent that needs them"),
        of(
            "settings-elsewhere",
            in(exported, ELSEWHERE),
            Weight.OPEN_TO_EVERYBODY,
            "agents read their hooks elsewhere, by ",
            "unset them, or install the hooks as an administrator"),
        of(
            "injection",
            in(exported, INJECTING),
            Weight.OPEN_TO_THE_KNOWING,
            "what starts Java programs, or any, is changed by ",
            "unset them; localauth itself starts without the Java ones"));
  }

  private static Set<String> in(Set<String> exported, Set<String> wanted) {
    Set<String> found = new TreeSet<>(exported);
    found.retainAll(wanted);
    return found;
  }

  private static Finding of(
      String id, Set<String> found, Weight weight, String words, String remedy) {
    return found.isEmpty()
        ? Finding.closed("variables-" + id, "no variable does that")
        : new Finding("variables-" + id, weight, words + String.join(", ", found), remedy);
  }
}
