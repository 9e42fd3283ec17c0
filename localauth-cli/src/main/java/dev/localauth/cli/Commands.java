// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.cli.trial.TryCommand;
import dev.localauth.core.GateClosedException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: which commands there are, and how what they throw is told. */
public final class Commands {
  private final Invocation invocation;

  private Commands(Invocation invocation) {
    this.invocation = invocation;
  }

  /** Runs one command line; returns its exit code. */
  public static int execute(Invocation invocation, String... arguments) {
    return new Commands(invocation).line().execute(arguments);
  }

  private CommandLine line() {
    CommandLine line =
        new CommandLine(new Root())
            .addSubcommand(new SetupCommand(invocation))
            .addSubcommand(new StatusCommand(invocation))
            .addSubcommand(new RunCommand(invocation))
            .addSubcommand(new UnlockCommand(invocation))
            .addSubcommand(new CheckCommand(invocation))
            .addSubcommand(new LockCommand(invocation))
            .addSubcommand(new HookCommand())
            .addSubcommand(AgentCommand.line(invocation))
            .addSubcommand(new DoctorCommand(invocation))
            .addSubcommand(new DisableCommand(invocation))
            .addSubcommand(new InitCommand())
            .addSubcommand(MethodCommand.line(invocation))
            .addSubcommand(PinCommand.line(invocation))
            .addSubcommand(RecoveryCommand.line(invocation))
            .addSubcommand(StoreCommand.line(invocation))
            .addSubcommand(new TryCommand(invocation))
            .addSubcommand(new HelpCommand(invocation.console()));
    line.setOut(new PrintWriter(invocation.console().out(), true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(invocation.console().err(), true, StandardCharsets.UTF_8));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    line.setParameterExceptionHandler((mistake, given) -> usage(mistake));
    line.setExecutionExceptionHandler((failure, command, result) -> failed(failure));
    return line;
  }

  private int usage(CommandLine.ParameterException mistake) {
    String command = mistake.getCommandLine().getCommandSpec().qualifiedName();
    invocation.console().error(what(mistake), Optional.of("see \"" + command + " --help\""));
    return ExitCode.USAGE;
  }

  private static String what(CommandLine.ParameterException mistake) {
    if (mistake instanceof CommandLine.UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().get(0);
      boolean isCommand = mistake.getCommandLine().getParent() == null;
      return "there is no "
          + (unmatched.isUnknownOption() ? "option " : isCommand ? "command " : "argument ")
          + first;
    }
    String what = String.valueOf(mistake.getMessage());
    return what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1);
  }

  private int failed(Exception failure) {
    if (failure instanceof GateClosedException closed) {
      invocation.console().error(closed.getMessage(), closed.hint());
      return closed.exitCode();
    }
    invocation
        .console()
        .error(
            "localauth failed: " + failure.getClass().getSimpleName(),
            Optional.of("this is a defect of localauth; please report it"));
    return ExitCode.UNTRUSTED_START;
  }

  @Command(
      name = "localauth",
      description = "Asks who is at the keyboard before an AI agent starts, once per terminal.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      commandListHeading = "%nCommands:%n",
      footer = {
        "",
        "Begin with \"localauth try\", then \"localauth setup\".",
        "Exit codes: 0 open or done, 1 the doctor found something, 2 usage, 65 settings or policy,",
        "69 store or service, 73 cannot write, 75 wait, 77 closed, 78 not on a terminal."
      })
  private static final class Root extends Group {}
}
