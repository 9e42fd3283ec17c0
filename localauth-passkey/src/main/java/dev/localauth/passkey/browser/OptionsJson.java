// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.passkey.transport.Descriptor;
import java.io.IOException;
import java.util.List;

/** The parts that the options of both ceremonies have in common. */
final class OptionsJson {
  private OptionsJson() {}

  static void bytes(JsonGenerator json, String name, byte[] value) throws IOException {
    json.writeFieldName(name);
    json.writeBinary(Base64Variants.MODIFIED_FOR_URL, value, 0, value.length);
  }

  static void descriptors(JsonGenerator json, String name, List<Descriptor> descriptors)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Descriptor each : descriptors) {
      json.writeStartObject();
      json.writeStringField("type", "public-key");
      bytes(json, "id", each.id());
      if (!each.transports().isEmpty()) {
        json.writeFieldName("transports");
        json.writeArray(each.transports().toArray(String[]::new), 0, each.transports().size());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** WebAuthn Level 3 §10.1.4. */
  static void prf(JsonGenerator json, byte[] input) throws IOException {
    json.writeObjectFieldStart("extensions");
    json.writeObjectFieldStart("prf");
    json.writeObjectFieldStart("eval");
    bytes(json, "first", input);
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }
}
