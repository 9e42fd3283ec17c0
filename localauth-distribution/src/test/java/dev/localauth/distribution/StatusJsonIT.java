// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The status for programs keeps to its published schema, whatever the state. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StatusJsonIT {
  private static final JsonSchema SCHEMA = schema();

  private static JsonSchema schema() {
    try {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Files.readString(Path.of("../docs/status.schema.json")));
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  @Test
  void theSchemaRefusesWhatIsNoStatus() {
    assertFalse(
        SCHEMA
            .validate("{\"schemaVersion\":1,\"state\":\"ajar\",\"sessions\":[]}", InputFormat.JSON)
            .isEmpty());
  }

  @Test
  void off() throws IOException {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      JsonNode status = status(person, desk);
      assertEquals("off", status.at("/state").asText());
      assertEquals(0, status.at("/sessions").size());
    }
  }

  @Test
  void lockedThenOpenHereAndElsewhere() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    try (Desk desk = enrolled.desk();
        Desk other = enrolled.desk()) {
      JsonNode locked = status(enrolled.person(), desk);
      assertEquals("locked", locked.at("/state").asText());
      assertEquals("NO_SESSION", locked.at("/closed/reason").asText());
      assertEquals("file", locked.at("/enrolled/store").asText());
      enrolled.unlock(desk);
      JsonNode open = status(enrolled.person(), desk);
      assertEquals("open", open.at("/state").asText());
      assertEquals("true", open.at("/sessions/0/here").asText());
      JsonNode elsewhere = status(enrolled.person(), other);
      assertEquals("locked", elsewhere.at("/state").asText());
      assertEquals("false", elsewhere.at("/sessions/0/here").asText());
    }
  }

  @Test
  void closedByDamage() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    String settings = Files.readString(person.settings());
    try (Desk desk = person.desk()) {
      person.write(person.settings(), "{ \"localAuth\": { \"enabled\": \"perhaps\" } }");
      assertClosed("SETTINGS", 65, status(person, desk));
      person.write(person.settings(), settings);
      Machine.must("mv", person.secrets().toString(), person.secrets() + ".away");
      assertClosed("ENROLLMENT_LOST", 77, status(person, desk));
      Machine.must("mv", person.secrets() + ".away", person.secrets().toString());
      person.write(person.marker(), "no marker\n");
      assertClosed("ENROLLMENT_LOST", 77, status(person, desk));
    }
  }

  private static void assertClosed(String reason, int exitCode, JsonNode status) {
    assertEquals("locked", status.at("/state").asText(), status.toString());
    assertEquals(reason, status.at("/closed/reason").asText(), status.toString());
    assertEquals(exitCode, status.at("/closed/exitCode").asInt(), status.toString());
    assertEquals(0, status.at("/sessions").size(), status.toString());
  }

  private static JsonNode status(Person person, Desk desk) throws IOException {
    desk.run("localauth status --json >status.json").must();
    String text = Files.readString(person.home().resolve("status.json"));
    assertEquals(Set.of(), SCHEMA.validate(text, InputFormat.JSON), text);
    return new ObjectMapper().readTree(text);
  }
}
