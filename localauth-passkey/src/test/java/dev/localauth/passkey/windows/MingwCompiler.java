// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.keyring.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The C compiler for Windows. */
final class MingwCompiler {
  static final Path SOURCES = Path.of("src/test/c").toAbsolutePath();

  private static final Path PROGRAM = Path.of("/usr/bin/x86_64-w64-mingw32-gcc");
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private MingwCompiler() {}

  /** Builds the stand-in as {@code webauthn.dll} in {@code directory}. */
  static Path standIn(Path directory) {
    Path library = directory.resolve("webauthn.dll");
    Processes.Run run =
        run(
            "-O1",
            "-shared",
            "-o",
            library.toString(),
            SOURCES.resolve("webauthn_standin.c").toString(),
            "-lbcrypt",
            "-luser32");
    assertEquals(0, run.exitCode(), run::stderr);
    return library;
  }

  /** Reads {@code code} and makes nothing of it. */
  static Processes.Run check(Path directory, String code) throws IOException {
    Path source = directory.resolve("layout.c");
    Files.writeString(source, code);
    return run("-I" + SOURCES, "-fsyntax-only", source.toString());
  }

  private static Processes.Run run(String... arguments) {
    Programs.require(PROGRAM, "gcc-mingw-w64-x86-64");
    List<String> words = new ArrayList<>(List.of(PROGRAM.toString(), "-std=c11", "-Wall", "-Werror"));
    words.addAll(List.of(arguments));
    return Processes.run(LIMIT, words.toArray(String[]::new));
  }
}
