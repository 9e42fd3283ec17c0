// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.core.StepUp;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.fixture.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  private final Path path;
  private final SettingsFile file;

  SettingsFileTest(@TempDir Path root) {
    path = root.resolve("settings.json");
    file = new SettingsFile(path, World.uid());
  }

  private Settings read(String content) throws IOException {
    Files.writeString(path, content);
    return file.read();
  }

  private String problemOf(String content) throws IOException {
    Files.writeString(path, content);
    String message =
        String.valueOf(assertThrows(InvalidSettingsException.class, file::read).getMessage());
    assertTrue(message.startsWith(path + ":"), message);
    return message.substring(path.toString().length() + 1);
  }

  @Test
  void theSchemaOfTheUserIsReadVerbatim() throws IOException {
    assertEquals(
        new Settings(
            true,
            List.of(Way.parse("totp")),
            Optional.of(SessionScope.TERMINAL),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of()),
        read(
            """
            { "localAuth": { "enabled": true, "method": "totp", "sessionScope": "terminal" } }
            """));
  }

  @Test
  void everyKeyIsRead() throws IOException {
    assertEquals(
        new Settings(
            true,
            List.of(Way.parse("totp,pin"), Way.parse("passkey"), Way.parse("pin,sms")),
            Optional.of(SessionScope.PROCESS),
            Optional.of("file"),
            Optional.of(Duration.ofHours(12)),
            Optional.of(Duration.ofMinutes(15)),
            Set.of(StepUp.RESUME, StepUp.SKIP_PERMISSIONS)),
        read(
            """
            {"before": [{"localAuth": 1}], "localAuth": {
              "enabled": true, "method": ["totp", "pin"],
              "alternatives": ["passkey", ["pin", "sms"]],
              "sessionScope": "process", "store": "file",
              "maxSession": "PT12H", "idleTimeout": "PT15M",
              "stepUp": ["skip-permissions", "resume"]}, "after": null}
            """));
  }

  @Test
  void noFileAndNoKeyOfOursIsNothing() throws IOException {
    assertEquals(Settings.NONE, file.read());
    assertEquals(Settings.NONE, read("{}"));
    assertEquals(Settings.NONE, read("{\"localauth\": {\"enabled\": true}}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "\"localAuth\"",
        "{",
        "{\"localAuth\"",
        "{\"localAuth\": {\"enabled\": tru",
        "{\"localAuth\": {\"enabled\": true}",
        "{\"localAuth\": {\"enabled\": true}} {}",
        "{\"localAuth\": {\"enabled\": true}}}",
        "{\"localAuth\": {\"enabled\": true,}}",
        "{\"localAuth\": {\"method\": [\"totp\"",
        "{'localAuth': {}}",
        "{\"localAuth\": {}} // done",
        "{\"localAuth\": {\"enabled\": NaN}}",
        "{\"localAuth\": 1}",
        "{\"localAuth\": null}",
        "{\"localAuth\": []}",
        "{\"localAuth\": true}",
        "{\"localAuth\": {\"enabled\": true}, \"localAuth\": {\"enabled\": false}}",
        "{\"a\": 1, \"a\": 2}",
        "{\"localAuth\": {\"enabled\": true, \"enabled\": false}}",
        "{\"localAuth\": {\"Enabled\": true}}",
        "{\"localAuth\": {\"enabled \": true}}",
        "{\"localAuth\": {\"unknown\": 1}}",
        "{\"localAuth\": {\"\": 1}}",
        "{\"localAuth\": {\"enabled\": \"true\"}}",
        "{\"localAuth\": {\"enabled\": 1}}",
        "{\"localAuth\": {\"enabled\": null}}",
        "{\"localAuth\": {\"enabled\": [true]}}",
        "{\"localAuth\": {\"method\": null}}",
        "{\"localAuth\": {\"method\": true}}",
        "{\"localAuth\": {\"method\": {}}}",
        "{\"localAuth\": {\"method\": []}}",
        "{\"localAuth\": {\"method\": \"\"}}",
        "{\"localAuth\": {\"method\": [\"\"]}}",
        "{\"localAuth\": {\"method\": [\"totp\", \"totp\"]}}",
        "{\"localAuth\": {\"method\": [\"totp\", 1]}}",
        "{\"localAuth\": {\"method\": [[\"totp\"]]}}",
        "{\"localAuth\": {\"method\": \"TOTP\"}}",
        "{\"localAuth\": {\"method\": \"totp,pin\"}}",
        "{\"localAuth\": {\"method\": \"../pin\"}}",
        "{\"localAuth\": {\"method\": \"a\\u0000b\"}}",
        "{\"localAuth\": {\"alternatives\": [\"pin\"]}}",
        "{\"localAuth\": {\"method\": \"totp\", \"alternatives\": \"pin\"}}",
        "{\"localAuth\": {\"method\": \"totp\", \"alternatives\": [[]]}}",
        "{\"localAuth\": {\"method\": \"totp\", \"alternatives\": [\"totp\"]}}",
        "{\"localAuth\": {\"method\": [\"a\",\"b\"], \"alternatives\": [[\"b\",\"a\"]]}}",
        "{\"localAuth\": {\"method\": \"totp\", \"alternatives\": [\"pin\", \"pin\"]}}",
        "{\"localAuth\": {\"sessionScope\": \"Terminal\"}}",
        "{\"localAuth\": {\"sessionScope\": \"\"}}",
        "{\"localAuth\": {\"sessionScope\": \"global\"}}",
        "{\"localAuth\": {\"sessionScope\": 0}}",
        "{\"localAuth\": {\"stepUp\": \"resume\"}}",
        "{\"localAuth\": {\"stepUp\": []}}",
        "{\"localAuth\": {\"stepUp\": [\"resume\", \"resume\"]}}",
        "{\"localAuth\": {\"stepUp\": [\"RESUME\"]}}",
        "{\"localAuth\": {\"stepUp\": [null]}}",
        "{\"localAuth\": {\"store\": false}}",
        "{\"localAuth\": {\"store\": [\"file\"]}}"
      })
  void whatCannotBeMeantIsAnErrorWithItsLine(String content) throws IOException {
    assertTrue(problemOf(content).matches("1: [^\n]+"), content);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "3600",
        "-1",
        "\"0\"",
        "\"PT0S\"",
        "\"PT59S\"",
        "\"PT-1H\"",
        "\"-PT1H\"",
        "\"PT9223372036854775807S\"",
        "\"PT9223372036854775808S\"",
        "\"P31D\"",
        "\"P1Y\"",
        "\"PT1H \"",
        "\"1h\"",
        "\"\"",
        "null",
        "1e999",
        "[\"PT1H\"]",
        "\"P36500D\"",
        "\"NaN\""
      })
  void zeroNegativeAndAbsurdDurationsAreErrors(String value) throws IOException {
    for (String key : List.of("maxSession", "idleTimeout")) {
      String problem = problemOf("{\n\"localAuth\": {\n\"" + key + "\": " + value + "\n}}");
      assertTrue(problem.startsWith("3: " + key + " must be "), problem);
    }
  }

  @ParameterizedTest
  @CsvSource({"PT1M", "P30D", "PT24H", "pt90m"})
  void sensibleDurationsAreRead(String value) throws IOException {
    assertEquals(
        Optional.of(Duration.parse(value)),
        read("{\"localAuth\": {\"maxSession\": \"" + value + "\"}}").maxSession());
  }

  @Test
  void theLineAndTheKeyAreNamed() throws IOException {
    assertEquals(
        "4: unknown key \"methods\" in localAuth",
        problemOf("{\n  \"localAuth\": {\n    \"enabled\": true,\n    \"methods\": 1\n  }\n}"));
  }

  @Test
  void whatTheFileHoldsBesidesIsNotQuoted() throws IOException {
    String problem = problemOf("{\n\"apiKey\": sk-topsecret\n}");
    assertEquals("2: not valid JSON", problem);
  }

  @Test
  void endlessNestingIsAnErrorAndNotACrash() throws IOException {
    assertTrue(problemOf("{\"a\":" + "[".repeat(200_000)).startsWith("1: "));
    assertTrue(problemOf("{\"localAuth\": {\"method\": " + "[".repeat(200_000)).startsWith("1: "));
  }

  @Test
  void bytesThatAreNoTextAreAnError() throws IOException {
    Files.write(path, new byte[] {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'});
    assertThrows(InvalidSettingsException.class, file::read);
  }

  @Test
  void siblingsAreKeptToTheLastDigit() throws IOException {
    String siblings =
        """
        "a": 0.10000000000000000000000000000000001,
          "b": 123456789012345678901234567890,
          "c": 1E+400,
          "d": "\\u0000é\\ud83d\\ude00 \\"quoted\\"",
          "e": [ ],
          "f": { },
          "g": null""";
    Files.writeString(path, "{ " + siblings + ", \"localAuth\": {\"enabled\": false} }");
    file.write(Settings.NONE.enabledBy(List.of(Way.parse("totp"))));
    String written = Files.readString(path);
    for (String line : siblings.replace("\\ud83d\\ude00", "😀").split(",\n")) {
      String member = line.strip().replace("\": ", "\" : ");
      assertTrue(written.contains(member), () -> member + " is not in " + written);
    }
    assertTrue(file.read().enabled());
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    Settings settings =
        new Settings(
            true,
            List.of(Way.parse("totp,pin"), Way.parse("passkey")),
            Optional.of(SessionScope.PROCESS),
            Optional.of("file"),
            Optional.of(Duration.ofHours(12)),
            Optional.of(Duration.ofMinutes(15)),
            Set.of(StepUp.RESUME));
    file.write(settings);
    assertEquals(settings, file.read());
    file.write(settings.disabled());
    assertFalse(file.read().enabled());
  }

  @Test
  void theSchemaThatIsShownToTheUserIsTheOneThatIsWritten() throws IOException {
    file.write(Settings.NONE.enabledBy(List.of(Way.parse("totp"))));
    String written = Files.readString(path, StandardCharsets.UTF_8).replaceAll("\\s", "");
    assertEquals(
        "{\"localAuth\":{\"enabled\":true,\"method\":\"totp\",\"sessionScope\":\"terminal\"}}",
        written);
  }
}
