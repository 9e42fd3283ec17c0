// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.core.Decision;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.MethodState;
import dev.localauth.core.Status;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;

/** The status for programs, in the form of {@code docs/status.schema.json}. */
final class StatusJson {
  private static final int SCHEMA_VERSION = 1;

  private StatusJson() {}

  static String of(Status status, Attempts attempts) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeStringField("state", StatusWord.of(status));
      write(json, status.enrolled());
      writeIfAny(json, "terminal", status.terminal());
      if (status.decision() instanceof Decision.Closed closed) {
        write(json, closed.why());
      }
      write(json, attempts);
      json.writeArrayFieldStart("sessions");
      for (Status.OpenSession session : status.sessions()) {
        write(json, session);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Optional<Status.Enrolled> enrolled)
      throws IOException {
    if (enrolled.isPresent()) {
      json.writeObjectFieldStart("enrolled");
      json.writeStringField("store", enrolled.get().store());
      json.writeArrayFieldStart("ways");
      for (List<String> way : enrolled.get().ways()) {
        writeAll(json, way);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static void write(JsonGenerator json, GateClosedException why) throws IOException {
    json.writeObjectFieldStart("closed");
    json.writeStringField("reason", why.reason().name());
    json.writeStringField("message", why.getMessage());
    writeIfAny(json, "hint", why.hint());
    json.writeNumberField("exitCode", why.exitCode());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Status.OpenSession session) throws IOException {
    json.writeStartObject();
    json.writeStringField("terminal", session.terminal());
    json.writeStringField("scope", session.scope());
    json.writeFieldName("way");
    writeAll(json, session.way());
    json.writeNumberField("ageSeconds", session.age().toSeconds());
    json.writeBooleanField("here", session.here());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Attempts attempts) throws IOException {
    if (attempts.methods().isPresent()) {
      json.writeArrayFieldStart("methods");
      for (MethodState method : attempts.methods().get()) {
        write(json, method);
      }
      json.writeEndArray();
    }
    if (attempts.recoveryCodes().isPresent()) {
      json.writeNumberField("recoveryCodesLeft", attempts.recoveryCodes().get());
    }
    writeIfAny(json, "storeObstacle", attempts.obstacle().map(GateClosedException::getMessage));
  }

  private static void write(JsonGenerator json, MethodState method) throws IOException {
    if (method.enrolled().isPresent()) {
      MethodState.Enrolled enrolled = method.enrolled().get();
      json.writeStartObject();
      json.writeStringField("id", method.id());
      json.writeFieldName("names");
      writeAll(json, enrolled.names());
      json.writeNumberField("failures", enrolled.failures());
      json.writeNumberField("waitSeconds", enrolled.waiting().map(MethodText::seconds).orElse(0L));
      json.writeBooleanField("disabled", enrolled.disabled());
      json.writeEndObject();
    }
  }

  private static void writeAll(JsonGenerator json, List<String> texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void writeIfAny(JsonGenerator json, String key, Optional<String> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(key, value.get());
    }
  }
}
