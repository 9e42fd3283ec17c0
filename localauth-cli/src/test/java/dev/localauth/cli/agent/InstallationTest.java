// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is in an agent's settings, our hooks come and go without a trace. */
class InstallationTest {
  private static final List<String> SETTINGS =
      List.of(
          "{}",
          "{ }\n",
          "{\n}\n",
          "",
          "\n",
          "{\"model\":\"opus\"}",
          "{\n  \"model\": \"opus\", // the large one, \"always\"\n  /* a, b */ \"n\": [1, {\"a\": null}]\n}\n",
          "{\n\t\"hooks\": {\n\t\t\"Stop\": [],\n\t\t\"UserPromptSubmit\": []\n\t}\n}\n",
          "{\r\n  \"hooks\": {\r\n    \"UserPromptSubmit\": [\r\n      {\"hooks\": [{\"type\": \"command\","
              + " \"command\": \"mine\"}]} // mine, first\r\n    ]\r\n  }\r\n}\r\n",
          "{\"hooks\": {\"BeforeAgent\": [ 1 , 2 ], \"userPromptSubmitted\": [{}]}, \"version\": 1,"
              + " \"respondToBashCommands\": true, \"name\": \"\u00e9 \\ud83d\\ude00 \\\\\" }");

  private @TempDir Path home;

  private static final Path PROGRAM = Path.of("/opt/it's here/bin/localauth");

  static Stream<Arguments> everywhere() {
    return Agents.all().stream()
        .flatMap(agent -> SETTINGS.stream().map(text -> Arguments.of(agent, text)));
  }

  static Stream<Agent> agents() {
    return Agents.all().stream();
  }

  private Installation hooks(Agent agent) {
    return agent.user(home, PROGRAM);
  }

  private Path write(Agent agent, String text) throws IOException {
    Path settings = hooks(agent).file();
    Files.createDirectories(settings.getParent());
    return Files.writeString(settings, text);
  }

  private List<String> left(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(each -> home.relativize(each).toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void theyComeAndGoWithoutATrace(Agent agent, String text) throws IOException {
    Path settings = write(agent, text);
    List<String> files = left(home);
    assertEquals(Installation.State.ABSENT, hooks(agent).state());
    assertTrue(hooks(agent).install());
    assertEquals(Installation.State.INSTALLED, hooks(agent).state());
    String installed = Files.readString(settings);
    assertFalse(hooks(agent).install(), "twice");
    assertEquals(installed, Files.readString(settings));
    assertTrue(hooks(agent).uninstall());
    assertEquals(text, Files.readString(settings));
    assertEquals(files, left(home));
    assertFalse(hooks(agent).uninstall(), "twice");
  }

  @ParameterizedTest
  @MethodSource("everywhere")
  void whatWasWrittenSinceStays(Agent agent, String text) throws IOException {
    Path settings = write(agent, text);
    hooks(agent).install();
    JsonEdit edit = new JsonEdit(Files.readString(settings));
    edit.put("later", "[true]");
    Files.writeString(settings, edit.text());
    assertEquals(Installation.State.INSTALLED, hooks(agent).state());
    hooks(agent).uninstall();
    String found = Files.readString(settings);
    assertEquals("[true]", value(found, "later"));
    assertFalse(found.contains("localauth"), found);
    edit = new JsonEdit(found);
    edit.removeMember(List.of("later"));
    String before = text.isBlank() ? "{}" : text;
    for (String member : List.of("version", "respondToBashCommands", "model", "name", "n")) {
      assertEquals(value(before, member), value(edit.text(), member));
    }
    for (String comment : List.of("// the large one, \"always\"", "/* a, b */", "// mine, first")) {
      assertEquals(text.contains(comment), found.contains(comment));
    }
    assertEquals(text.contains("\"mine\""), found.contains("\"mine\""));
  }

  private static String value(String text, String member) throws IOException {
    JsonText json = JsonText.of(text);
    return json.at(List.of(member)).map(json::textOf).orElse("none");
  }

  @ParameterizedTest
  @MethodSource("agents")
  void whatWasNotThereIsNotThereAfterwards(Agent agent) throws IOException {
    hooks(agent).install();
    assertEquals("rw-------", mode(hooks(agent).file()));
    assertTrue(hooks(agent).uninstall());
    assertEquals(List.of(""), left(home));
    Files.createDirectories(hooks(agent).file().getParent());
    List<String> files = left(home);
    hooks(agent).install();
    Path other = Files.writeString(hooks(agent).file().resolveSibling("other"), "");
    hooks(agent).uninstall();
    Files.delete(other);
    assertEquals(files, left(home));
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @ParameterizedTest
  @MethodSource("agents")
  void anAlteredHookIsToldAndMended(Agent agent) throws IOException {
    hooks(agent).install();
    Path settings = hooks(agent).file();
    String installed = Files.readString(settings);
    Files.writeString(settings, installed.replace("exit 2", "exit 0").replace("block", "allow"));
    assertEquals(Installation.State.ALTERED, hooks(agent).state());
    assertTrue(hooks(agent).install());
    assertEquals(installed, Files.readString(settings));
    agent.user(home, Path.of("/elsewhere/localauth")).install();
    assertFalse(Files.readString(settings).contains("/opt/"));
    assertTrue(hooks(agent).uninstall());
    assertEquals(List.of(""), left(home));
  }

  @Test
  void linksAndModesStay() throws IOException {
    Agent agent = Agents.named("claude").orElseThrow();
    Path target = Files.writeString(home.resolve("dotfiles.json"), "{}");
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-r-----"));
    Path settings = hooks(agent).file();
    Files.createDirectories(settings.getParent());
    Files.createSymbolicLink(settings, target);
    hooks(agent).install();
    assertTrue(Files.isSymbolicLink(settings));
    assertTrue(Files.readString(target).contains("onFailure"));
    assertEquals("rw-r-----", mode(target));
    hooks(agent).uninstall();
    assertTrue(Files.isSymbolicLink(settings));
    assertEquals("{}", Files.readString(target));
    Files.delete(target);
    assertThrows(NoSuchFileException.class, () -> hooks(agent).install(), "a link to nothing");
  }

  @Test
  void aReadOnlyFileStaysAsItIs() throws IOException {
    Agent agent = Agents.named("claude").orElseThrow();
    Path settings = write(agent, "{}");
    Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("r--r--r--"));
    assertThrows(AccessDeniedException.class, () -> hooks(agent).install());
    assertEquals("{}", Files.readString(settings));
    assertEquals(Installation.State.ABSENT, hooks(agent).state());
    assertEquals(List.of("", ".claude", ".claude/settings.json"), left(home));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsNoObjectStaysAsItIs(String text) throws IOException {
    Agent agent = Agents.named("claude").orElseThrow();
    Path settings = write(agent, text);
    assertThrows(IOException.class, () -> hooks(agent).install());
    assertEquals(text, Files.readString(settings));
    assertEquals(List.of("", ".claude", ".claude/settings.json"), left(home));
  }

  @Test
  void whatTheAdministratorSaysIsForEverybodyToRead() throws IOException {
    for (Agent agent : Agents.all()) {
      if (agent.managed(home, PROGRAM).isPresent()) {
        Installation managed = agent.managed(home, PROGRAM).get();
        assertTrue(managed.install());
        assertFalse(managed.install());
        assertEquals(Installation.State.INSTALLED, managed.state());
        assertEquals("rw-r--r--", mode(managed.file()));
        assertTrue(managed.uninstall());
        assertFalse(Files.exists(managed.file()));
      }
    }
  }

  @Test
  void aFileThatIsNotChangedInPlaceIsLeftToWhoeverWroteIt() throws IOException {
    Installation managed = Agents.named("codex").orElseThrow().managed(home, PROGRAM).orElseThrow();
    Files.createDirectories(managed.file().getParent());
    Files.writeString(managed.file(), "allowed_sandbox_modes = []\n");
    assertThrows(IOException.class, managed::install);
    assertFalse(managed.uninstall());
    assertEquals("allowed_sandbox_modes = []\n", Files.readString(managed.file()));
    Files.delete(managed.file());
    managed.install();
    Files.writeString(managed.file(), "# more\n", StandardOpenOption.APPEND);
    assertEquals(Installation.State.ALTERED, managed.state());
    assertThrows(IOException.class, managed::uninstall);
  }

  static List<String> broken() {
    return List.of(
        "{",
        "[]",
        "{} {}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": 1,}",
        "{\"hooks\": []}",
        "{\"hooks\": {\"UserPromptSubmit\": {}}}",
        "{\"hooks\": null}");
  }
}
