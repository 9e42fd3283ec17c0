// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The outer form of an attestation object, which the library that reads it does not insist on. */
final class AttestationForm {
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
  private static final Set<String> FORMATS = Set.of("none", "packed", "tpm");

  private AttestationForm() {}

  /** Checks that {@code bytes} are one map of exactly the three entries, each of its kind. */
  static void require(byte[] bytes) throws CeremonyException {
    if (bytes.length > LONGEST) {
      throw new CeremonyException(Step.ATTESTATION_OBJECT);
    }
    String format;
    try (JsonParser parser = CBOR.createParser(bytes)) {
      format = format(parser);
    } catch (IOException malformed) {
      throw new CeremonyException(Step.ATTESTATION_OBJECT, malformed);
    }
    if (!FORMATS.contains(format)) {
      throw new CeremonyException(Step.ATTESTATION_FORMAT);
    }
  }

  private static String format(JsonParser parser) throws IOException, CeremonyException {
    String format = "";
    Map<String, JsonToken> due = new HashMap<>(ENTRIES);
    require(parser.nextToken() == JsonToken.START_OBJECT);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      require(parser.nextToken() == due.remove(name));
      if (name.equals("fmt")) {
        format = parser.getText();
      }
      parser.skipChildren();
    }
    require(due.isEmpty() && parser.nextToken() == null);
    return format;
  }

  private static void require(boolean holds) throws CeremonyException {
    if (!holds) {
      throw new CeremonyException(Step.ATTESTATION_OBJECT);
    }
  }
}
