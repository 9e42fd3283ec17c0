// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The outer form of an attestation object, which the library that reads it does not insist on. */
final class AttestationForm {
  private static final String TPM = "tpm";
  private static final int LONGEST = 64 * 1024;
  private static final CBORFactory CBOR =
      CBORFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private static final Map<String, JsonToken> ENTRIES =
      Map.of(
          "fmt", JsonToken.VALUE_STRING,
          "attStmt", JsonToken.START_OBJECT,
          "authData", JsonToken.VALUE_EMBEDDED_OBJECT);

  // A browser that is asked for no attestation makes "none" of all others; keys and Windows need
  // not.
  private static final Set<String> FORMATS = Set.of("none", "packed", TPM);

  private AttestationForm() {}

  /**
   * Checks that {@code bytes} are one map of exactly the three entries, each of its kind. Returns
   * them as far as they are verified: what a TPM says is not, so nobody has to understand it.
   */
  static byte[] require(byte[] bytes) throws CeremonyException {
    if (bytes.length > LONGEST) {
      throw new CeremonyException(Step.ATTESTATION_OBJECT);
    }
    try (JsonParser parser = CBOR.createParser(bytes)) {
      Entries entries = entries(parser);
      if (!FORMATS.contains(entries.format())) {
        throw new CeremonyException(Step.ATTESTATION_FORMAT);
      }
      return entries.format().equals(TPM) ? unattested(entries.authenticatorData()) : bytes;
    } catch (IOException malformed) {
      throw new CeremonyException(Step.ATTESTATION_OBJECT, malformed);
    }
  }

  private record Entries(String format, byte[] authenticatorData) {}

  private static Entries entries(JsonParser parser) throws IOException, CeremonyException {
    String format = "";
    byte[] authenticatorData = {};
    Map<String, JsonToken> due = new HashMap<>(ENTRIES);
    require(parser.nextToken() == JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      require(parser.nextToken() == due.remove(name));
      switch (name) {
        case "fmt" -> format = parser.getText();
        case "authData" -> authenticatorData = parser.getBinaryValue();
        default -> parser.skipChildren();
      }
    }
    require(due.isEmpty() && parser.nextToken() == null);
    return new Entries(format, authenticatorData);
  }

  private static byte[] unattested(byte[] authenticatorData) throws IOException {
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    try (CBORGenerator generator = CBOR.createGenerator(object)) {
      generator.writeStartObject(ENTRIES.size());
      generator.writeStringField("fmt", "none");
      generator.writeFieldName("attStmt");
      generator.writeStartObject(0);
      generator.writeEndObject();
      generator.writeBinaryField("authData", authenticatorData);
      generator.writeEndObject();
    }
    return object.toByteArray();
  }

  private static void require(boolean holds) throws CeremonyException {
    if (!holds) {
      throw new CeremonyException(Step.ATTESTATION_OBJECT);
    }
  }
}
