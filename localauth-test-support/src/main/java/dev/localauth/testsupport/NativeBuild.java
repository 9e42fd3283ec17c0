// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Doubles of another system's libraries, built from C by this system's compiler. */
public final class NativeBuild {
  private static final Path COMPILER = Path.of("/usr/bin/cc");
  private static final Path WINDOWS_COMPILER = Path.of("/usr/bin/x86_64-w64-mingw32-gcc");
  private static final Duration LONG = Duration.ofMinutes(1);

  private NativeBuild() {}

  /**
   * Returns the library made of {@code source}, or skips the test and says why.
   *
   * @param more arguments of the compiler, such as libraries
   */
  public static Path library(Path source, String... more) {
    Programs.require(COMPILER, "gcc libc6-dev");
    Path library = place().resolve("libdouble.so");
    library.toFile().deleteOnExit();
    List<String> words =
        new ArrayList<>(
            List.of(
                COMPILER.toString(),
                "-std=gnu11",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-shared",
                "-fPIC",
                "-O1",
                "-o",
                library.toString(),
                source.toAbsolutePath().toString(),
                "-lpthread"));
    words.addAll(List.of(more));
    Processes.Run build = Processes.run(LONG, words.toArray(String[]::new));
    assertEquals(0, build.exitCode(), build::stderr);
    return library;
  }

  /** Returns the Windows library made of {@code source}, or skips the test and says why. */
  public static Path windowsLibrary(Path source) {
    Programs.require(WINDOWS_COMPILER, "gcc-mingw-w64-x86-64");
    Path library = place().resolve("double.dll");
    library.toFile().deleteOnExit();
    Processes.Run build =
        Processes.run(
            LONG,
            WINDOWS_COMPILER.toString(),
            "-std=gnu11",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-shared",
            "-O1",
            "-o",
            library.toString(),
            source.toAbsolutePath().toString(),
            "-lruntimeobject",
            "-luuid");
    assertEquals(0, build.exitCode(), build::stderr);
    return library;
  }

  private static Path place() {
    try {
      Path place = Files.createTempDirectory("native-double");
      place.toFile().deleteOnExit();
      return place;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
