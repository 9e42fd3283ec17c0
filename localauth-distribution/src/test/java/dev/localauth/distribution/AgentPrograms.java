// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * The agents that {@code src/verify/agents.sh} has installed, where every account can start them.
 */
final class AgentPrograms {
  private AgentPrograms() {}

  /** Returns the directory with the programs that were asked for. */
  static Path directory() {
    return Holder.BIN;
  }

  /** Asks for the native program {@code file} of the packages in {@code folder}. */
  static void need(String name, String folder, String file) {
    Path found = found(name, folder, file);
    Path copy = Holder.BIN.resolve(name);
    if (!Files.exists(copy)) {
      Machine.must("cp", "--reflink=auto", found.toString(), copy.toString());
      Machine.must("chmod", "755", copy.toString());
    }
  }

  /** Asks for the same where it is a script for Node.js that needs what lies beside it. */
  static void needScript(String name, String folder, String file) {
    Path found = found(name, folder, file);
    Path copy = Holder.BIN.resolve(name + "-files");
    if (!Files.exists(copy)) {
      Machine.must("cp", "-r", found.resolveSibling(".").toString(), copy.toString());
      Machine.must("chmod", "-R", "a+rX", copy.toString());
      Path start = Holder.BIN.resolve(name);
      try {
        Files.writeString(
            start, "#!/bin/sh\nexec node " + copy.resolve(found.getFileName()) + " \"$@\"\n");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
      Machine.must("chmod", "755", start.toString());
    }
  }

  private static Path found(String name, String folder, String file) {
    String cache =
        System.getenv().getOrDefault("XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache");
    Path found = Path.of(cache, "localauth-verify", folder, "node_modules").resolve(file);
    if (!Files.isReadable(found)) {
      String reason = "needs the agent " + name + ": run src/verify/agents.sh " + folder;
      System.err.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
    return found;
  }

  private static final class Holder {
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
