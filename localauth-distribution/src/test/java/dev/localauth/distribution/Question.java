// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One question to localauth, asked where its command is run.
 *
 * @param script asks
 * @param written gets the answers
 */
record Question(Path script, Path written) {
  /**
   * The first answer is the launcher's, with a stand-in for the JVM. For the second the launcher is
   * called by a name that it does not trust, so that it leaves the answer to the JVM.
   */
  private static final String SCRIPT =
      """
      #!/bin/sh
      # FILE [PID]: writes to FILE what localauth answers here, after PID has ended.
      trap : INT
      while [ -n "$2" ] && [ -e "/proc/$2" ]; do sleep 0.05; done
      exec 2>"$1.errors"
      LAUNCHER check </dev/null >/dev/null
      launcher=$?
      cd HOME/bin && ./localauth check </dev/null >/dev/null
      check=$?
      HOME/bin/localauth run -- true </dev/null >/dev/null
      echo "$launcher $check $?" >"$1.new"
      mv "$1.new" "$1"
      """;

  /** Puts a script into {@code place} that asks both readers, the first by {@code launcher}. */
  static Path script(Path place, Path launcher) throws IOException {
    Path script = place.resolve("ask");
    Files.writeString(
        script,
        SCRIPT
            .replace("LAUNCHER", launcher.toString())
            .replace("HOME", Program.installed().home().toString()));
    Machine.must("chmod", "755", script.toString());
    return script;
  }

  /** Returns what is to be run in the place; a process number may follow. */
  String command() {
    return script + " " + written;
  }

  /** Waits for the answers. */
  Answer.Codes answers(Person person) {
    String[] codes = person.written(written).strip().split(" ");
    return new Answer.Codes(
        Integer.parseInt(codes[0]), Integer.parseInt(codes[1]), Integer.parseInt(codes[2]));
  }

  /** Returns what localauth said meanwhile. */
  String errors() {
    Path errors = Path.of(written + ".errors");
    try {
      return Files.exists(errors) ? Files.readString(errors) : "";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
