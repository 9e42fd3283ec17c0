// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** The library that {@code webauthn_standin.c} makes, seen from the Windows JVM. */
final class StandIn {
  /** Where the library is. */
  static final String PROPERTY = "localauth.standin";

  private final Path library = Path.of(Objects.requireNonNull(System.getProperty(PROPERTY)));
  private final Path directory = library.resolveSibling("webauthn-standin");
  private final Libraries libraries =
      new Libraries(
          Native.load(library.toString(), WebAuthn.class),
          Native.load("user32", User32.class),
          Native.load("kernel32", Kernel32.class));

  Libraries libraries() {
    return libraries;
  }

  /** Lets it be as {@code settings} say from the next call on, and forgets its journal. */
  StandIn with(String... settings) throws IOException {
    Files.createDirectories(directory);
    Files.deleteIfExists(directory.resolve("journal"));
    Files.write(directory.resolve("settings"), List.of(settings));
    return this;
  }

  List<String> journal() throws IOException {
    Path journal = directory.resolve("journal");
    return Files.exists(journal) ? Files.readAllLines(journal, UTF_8) : List.of();
  }

  /** Fails if something that was handed over, or left in memory, was not right. */
  void assertContent() throws IOException {
    List<String> wrong = journal().stream().filter(line -> line.startsWith("wrong")).toList();
    assertEquals(List.of(), wrong, () -> "the stand-in complains");
  }
}
