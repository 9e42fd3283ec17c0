// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Explains what the launcher answers by itself, so that a shell starts without a JVM. */
@Command(
    name = "init",
    description = {
      "Prints what a shell evaluates at its start, so that agents start behind the gate.",
      "bash, zsh:   eval \"$(localauth init bash)\" in ~/.bashrc or ~/.zshrc",
      "fish:        localauth init fish | source in config.fish",
      "powershell:  localauth init powershell | Out-String | Invoke-Expression in $PROFILE",
      "tmux:        run-shell 'localauth init tmux | tmux source-file -' in ~/.tmux.conf locks a",
      "             session's panes once nobody is attached to it any more"
    },
    mixinStandardHelpOptions = true)
final class InitCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      index = "0",
      paramLabel = "SHELL",
      description = "bash, zsh, fish, powershell or tmux.")
  private String shell = "";

  @Parameters(
      index = "1..*",
      paramLabel = "AGENT",
      description = "The commands to guard; default: claude codex gemini copilot.")
  private List<String> agents = List.of();

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(),
        "only the launcher can print it for " + shell + " and " + agents.size() + " agents");
  }
}
