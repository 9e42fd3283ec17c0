// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The POSIX launcher script: it waits for the token and becomes the agent itself.
 *
 * @param process the script's process
 */
record ShellLauncher(long process) implements Launcher {
  @Override
  public boolean isThere() {
    return TokenPipe.toLauncher().isThere();
  }

  @Override
  public void unlocked(Map<String, String> environment) throws IOException {
    TokenPipe.toLauncher().send(environment);
  }

  @Override
  public int start(List<String> command, Map<String, String> environment) throws IOException {
    TokenPipe.toLauncher().send(environment);
    return ExitCode.OK;
  }
}
