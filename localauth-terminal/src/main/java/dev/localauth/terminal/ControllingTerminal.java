// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Prompter;
import java.io.IOException;
import java.time.Duration;

/**
 * The terminal this process belongs to, whatever its standard input and output are.
 *
 * <p>Standard input is never read. Secrets are not echoed, and the terminal is put back as it was
 * on every way out that a program can see.
 */
public final class ControllingTerminal {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private ControllingTerminal() {}

  /**
   * Returns a prompter on the controlling terminal. Nothing is opened before it is used; where
   * there is no such terminal each of its methods says so with {@link
   * dev.localauth.api.PromptException.Reason#UNAVAILABLE}.
   */
  public static Prompter prompter() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      return new TerminalPrompter(WindowsTerminal::open, Looks.OF_A_CONSOLE, PATIENCE);
    }
    return new TerminalPrompter(unix(system), Looks.of(System.getenv()), PATIENCE);
  }

  private static Terminal.Opener unix(String system) {
    if (system.equals("Linux")) {
      return () -> UnixTerminal.open(LinuxAbi.ABI);
    }
    return system.startsWith("Mac") ? () -> UnixTerminal.open(MacAbi.ABI) : () -> unknown(system);
  }

  private static Terminal unknown(String system) throws IOException {
    throw new IOException("the terminals of " + system + " are not known");
  }
}
