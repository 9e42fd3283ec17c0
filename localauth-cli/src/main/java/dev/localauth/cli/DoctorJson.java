// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.cli.doctor.Finding;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** Findings for programs, in the form of {@code docs/doctor.schema.json}. */
final class DoctorJson {
  private static final int SCHEMA_VERSION = 1;

  private DoctorJson() {}

  static String of(List<Finding> findings) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("schemaVersion", SCHEMA_VERSION);
      json.writeArrayFieldStart("findings");
      for (Finding finding : findings) {
        json.writeStartObject();
        json.writeStringField("id", finding.id());
        json.writeBooleanField("open", finding.isOpen());
        json.writeStringField("weight", finding.weight().name());
        json.writeStringField("words", finding.words());
        if (finding.isOpen()) {
          json.writeStringField("remedy", finding.remedy());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }
}
