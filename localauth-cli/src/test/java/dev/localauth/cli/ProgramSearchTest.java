// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How an agent is found on Windows. */
class ProgramSearchTest {
  @TempDir private Path first;
  @TempDir private Path second;

  private ProgramSearch search(String extensions) {
    return ProgramSearch.in(
        Map.of("Path", first + ";\"" + second + "\";.;", "pathext", extensions));
  }

  private static Path put(Path directory, String name) throws IOException {
    return Files.writeString(directory.resolve(name), "");
  }

  @Test
  void theFirstDirectoryCountsBeforeTheFirstExtension() throws IOException {
    put(second, "claude.exe");
    Path found = put(first, "claude.cmd");
    assertEquals(Optional.of(found), search(".COM;.EXE;.BAT;.CMD").find("claude"));
  }

  @Test
  void inOneDirectoryTheFirstExtensionCounts() throws IOException {
    put(first, "claude.cmd");
    Path found = put(first, "claude.exe");
    assertEquals(Optional.of(found), search(".COM;.EXE;.BAT;.CMD").find("claude"));
  }

  @Test
  void anExtensionThatIsNamedIsLookedForAsItIs() throws IOException {
    put(first, "claude.exe");
    Path found = put(second, "claude.cmd");
    assertEquals(Optional.of(found), search(".EXE").find("claude.cmd"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude.js", "claude.ps1", "claude"})
  void whatWindowsCannotStartIsNotFound(String name) throws IOException {
    put(first, name);
    assertEquals(Optional.empty(), search(".JS;.PS1;.EXE").find("claude"));
  }

  @Test
  void aDirectoryIsNoProgram() throws IOException {
    Files.createDirectory(first.resolve("claude.exe"));
    assertEquals(Optional.empty(), search(".EXE").find("claude"));
  }

  @Test
  void nothingIsTakenFromTheCurrentDirectoryByName() {
    ProgramSearch here = new ProgramSearch(List.of(".", ""), List.of(".xml"));
    assertEquals(Optional.empty(), here.find("pom"));
  }

  @Test
  void whatIsNoNameIsNotFound() {
    assertEquals(Optional.empty(), search(".EXE").find("a\0b"));
  }
}
