// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The assembled program, in a place where every account can read it.
 *
 * @param home where it is unpacked
 */
record Program(Path home) {
  /** Returns the program of this build, copied once. */
  static Program installed() {
    return Holder.PROGRAM;
  }

  /** Returns the command as a person would run it. */
  String command() {
    return home.resolve("bin/localauth").toString();
  }

  /** Returns the Java that the launcher starts. */
  String java() {
    try {
      return Files.readString(home.resolve("lib/java")).strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Program copy() {
    try {
      Path place = Files.createTempDirectory("localauth-it-");
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> Machine.must("rm", "-rf", place.toString())));
      Machine.must("chmod", "755", place.toString());
      Machine.must("cp", "-a", System.getProperty("localauth.home") + "/.", place.toString());
      Machine.must("chmod", "-R", "go+rX", place.toString());
      Program program = new Program(place);
      // A class-data archive is good for one path only.
      Machine.must(
          "sh", Path.of("src/build/class-data.sh").toString(), place.toString(), program.java());
      return program;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Holder {
    static final Program PROGRAM = copy();
  }
}
