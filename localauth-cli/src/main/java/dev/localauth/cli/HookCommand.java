// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the help tells of hooks; a sound call is answered before any command line is parsed. */
@Command(
    name = "hook",
    description = "Answers the hook of an agent: stops it where the gate is shut. Never asks.",
    mixinStandardHelpOptions = true)
final class HookCommand implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(paramLabel = "AGENT", description = "claude, codex, gemini or copilot.")
  private String agent = "";

  @Option(names = HookCall.TOOL, description = "The agent is about to use a tool.")
  private boolean isTool;

  @Override
  public Integer call() {
    throw new CommandLine.ParameterException(
        Objects.requireNonNull(spec).commandLine(), NamedAgent.unknown(agent));
  }
}
