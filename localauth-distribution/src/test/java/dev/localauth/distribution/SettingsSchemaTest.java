// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.localauth.core.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema of the settings takes and refuses what the program does. */
class SettingsSchemaTest {
  private @TempDir Path directory;

  private static Set<?> complaints(String settings) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/settings.schema.json")));
    return schema.validate(settings, InputFormat.JSON);
  }

  private SettingsFile file(String settings) throws IOException {
    Path file = Files.writeString(directory.resolve("settings.json"), settings);
    int uid = (Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    return new SettingsFile(file, uid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"other\": [1]}",
        "{\"localAuth\": {}}",
        "{\"localAuth\": {\"enabled\": true, \"method\": \"totp\", \"sessionScope\": \"terminal\"}}",
        "{\"localAuth\": {\"method\": [\"pin\", \"totp\"], \"alternatives\": [\"pin\", [\"totp\", \"sms\"]]}}",
        "{\"localAuth\": {\"maxSession\": \"PT12H30M\", \"idleTimeout\": \"P1DT1S\", \"store\": \"file\"}}",
        "{\"localAuth\": {\"stepUp\": [\"skip-permissions\", \"resume\"]}}",
        "{\"localAuth\": {\"sessionScope\": \"process\"}}"
      })
  void bothTake(String settings) throws IOException {
    assertEquals(Set.of(), complaints(settings));
    file(settings).read();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{\"localAuth\": true}",
        "{\"localAuth\": {\"enabled\": \"yes\"}}",
        "{\"localAuth\": {\"method\": []}}",
        "{\"localAuth\": {\"method\": [\"pin\", \"pin\"]}}",
        "{\"localAuth\": {\"method\": \"TOTP\"}}",
        "{\"localAuth\": {\"method\": \"\"}}",
        "{\"localAuth\": {\"alternatives\": [\"pin\"]}}",
        "{\"localAuth\": {\"method\": \"totp\", \"alternatives\": [\"pin\", \"pin\"]}}",
        "{\"localAuth\": {\"sessionScope\": \"user\"}}",
        "{\"localAuth\": {\"maxSession\": \"an hour\"}}",
        "{\"localAuth\": {\"maxSession\": \"P\"}}",
        "{\"localAuth\": {\"maxSession\": \"-PT5M\"}}",
        "{\"localAuth\": {\"idleTimeout\": 15}}",
        "{\"localAuth\": {\"stepUp\": []}}",
        "{\"localAuth\": {\"stepUp\": \"resume\"}}",
        "{\"localAuth\": {\"stepUp\": [\"resume\", \"resume\"]}}",
        "{\"localAuth\": {\"stepUp\": [\"never\"]}}",
        "{\"localAuth\": {\"remember\": true}}"
      })
  void bothRefuse(String settings) throws IOException {
    assertTrue(!complaints(settings).isEmpty(), "the schema takes " + settings);
    assertThrows(IOException.class, file(settings)::read);
  }
}
