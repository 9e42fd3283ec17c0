// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Purpose;
import dev.localauth.api.SessionAnchors;
import dev.localauth.cli.agent.Agent;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.Decision;
import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import dev.localauth.terminal.ControllingTerminal;
import dev.localauth.terminal.linux.LinuxSessionAnchors;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/**
 * The program behind the launcher script, which hands over its own process number, or "parent"
 * where it cannot become the agent, and then what the person typed.
 */
public final class Main {
  private static final int MOST_DIGITS = 10;

  /** With the start of the JVM shorter than the 5 seconds that agents are told to wait. */
  private static final Duration HOOK_LIMIT = Duration.ofSeconds(3);

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Console console = console();
    int exitCode = start(arguments, console, System.getenv());
    // Threads of native libraries must not keep the person waiting.
    Runtime.getRuntime().exit(exitCode);
  }

  private static int start(String[] arguments, Console console, Map<String, String> environment) {
    Optional<Launcher> launcher = launcher(arguments, console, environment);
    if (launcher.isEmpty()) {
      console.error(
          "this is the program behind the command localauth",
          Optional.of("run the command localauth"));
      return ExitCode.USAGE;
    }
    String[] command = Arrays.copyOfRange(arguments, 1, arguments.length);
    Optional<HookCall> hook = HookCall.of(command);
    if (hook.isPresent()) {
      return hook(hook.get(), launcher.get(), console, environment);
    }
    Optional<String> variable = SoundStart.injectingVariable(environment);
    if (variable.isPresent()) {
      return refuse(console, injected(variable.get()));
    }
    if (command.length == 1 && command[0].equals("check")) {
      return check(console, environment);
    }
    Optional<String> option = SoundStart.foreignOption();
    if (option.isPresent()) {
      return refuse(console, "Java was started with " + option.get());
    }
    endWith(launcher.get().process());
    Invocation invocation =
        new Invocation(launcher.get(), Gate::fromSettings, ControllingTerminal::prompter, console);
    return Commands.execute(invocation, command);
  }

  private static Optional<Launcher> launcher(
      String[] arguments, Console console, Map<String, String> environment) {
    if (arguments.length > 0 && isProcess(arguments[0])) {
      return Optional.of(new ShellLauncher(Long.parseLong(arguments[0])));
    }
    boolean parent = arguments.length > 0 && arguments[0].equals("parent");
    return parent && System.getProperty("os.name", "").startsWith("Windows")
        ? Optional.of(new ParentLauncher(console, environment))
        : Optional.empty();
  }

  private static boolean isProcess(String number) {
    boolean sound = number.length() > 0 && number.length() <= MOST_DIGITS;
    for (int i = 0; i < number.length() && sound; i++) {
      sound = number.charAt(i) >= '0' && number.charAt(i) <= '9';
    }
    return sound && number.charAt(0) != '0';
  }

  /** Without its launcher an answer would open nothing, and the terminal is the shell's again. */
  private static void endWith(long launcher) {
    if (launcher == ProcessHandle.current().pid()) {
      return; // it became this program
    }
    ProcessHandle.of(launcher)
        .ifPresent(
            process ->
                process
                    .onExit()
                    .thenRun(() -> Runtime.getRuntime().exit(ExitCode.UNTRUSTED_START)));
  }

  /** The most frequent command, so it loads neither the command line parser nor a terminal. */
  private static int check(Console console, Map<String, String> environment) {
    Decision decision = gate().check(environment);
    if (decision instanceof Decision.Closed closed) {
      console.error(closed.why().getMessage(), closed.why().hint());
      return closed.why().exitCode();
    }
    return ExitCode.OK;
  }

  private static int hook(
      HookCall call, Launcher launcher, Console console, Map<String, String> environment) {
    Callable<Decision> gate =
        () -> {
          Optional<String> variable = SoundStart.injectingVariable(environment);
          if (variable.isPresent()) {
            throw new GateClosedException(
                ClosedReason.UNDECIDED, injected(variable.get()), "start localauth by its command");
          }
          return call.isTool() ? gate().check(environment) : gate().prompted(environment);
        };
    int exitCode =
        new Hook(
                call.agent(),
                gate,
                new HookReason(
                    () -> gate().nearestOnATerminal(),
                    () -> waiting(call.agent()),
                    call.agent().again()),
                HOOK_LIMIT)
            .answer(new FileInputStream(FileDescriptor.in), console);
    // The script looks whether there are words; without it there is nobody to look.
    return exitCode == ExitCode.SAID && launcher instanceof ParentLauncher ? ExitCode.OK : exitCode;
  }

  /** The person is told of it by the next "localauth unlock". */
  private static OptionalLong waiting(Agent agent) {
    OptionalLong process = AgentProcess.find();
    try {
      if (process.isPresent()) {
        gate().await(process.getAsLong(), Purpose.of(agent.name()));
      }
    } catch (GateClosedException untold) {
      return process; // its number is told all the same
    }
    return process;
  }

  private static String injected(String variable) {
    return "the variable " + variable + " changes how Java starts";
  }

  /** To look for a provider would open every jar on the class path. */
  private static Gate gate() {
    SessionAnchors linux = new LinuxSessionAnchors();
    return linux.supported() ? Gate.builder().anchors(linux).build() : Gate.fromSettings();
  }

  private static int refuse(Console console, String why) {
    console.error(why, Optional.of("start localauth by its own command, without that option"));
    return ExitCode.UNTRUSTED_START;
  }

  private static Console console() {
    return new Console(stream(FileDescriptor.out), stream(FileDescriptor.err));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
