// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The client data, read more strictly than the specification asks: another parser must not be able
 * to see something else in them.
 *
 * @param members what they say; nested values are only known to be there
 */
record ClientData(Map<String, Object> members) {
  private static final int LONGEST = 16 * 1024;
  private static final Object NESTED = new Object();
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  static ClientData parse(byte[] bytes) throws CeremonyException {
    if (bytes.length > LONGEST) {
      throw new CeremonyException(Step.CLIENT_DATA);
    }
    try (JsonParser parser = JSON.createParser(utf8(bytes))) {
      Map<String, Object> members = object(parser);
      if (parser.nextToken() != null) {
        throw new CeremonyException(Step.CLIENT_DATA);
      }
      return new ClientData(members);
    } catch (IOException malformed) {
      throw new CeremonyException(Step.CLIENT_DATA, malformed);
    }
  }

  // A byte order mark becomes a character that no JSON text begins with.
  private static String utf8(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static Map<String, Object> object(JsonParser parser)
      throws IOException, CeremonyException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new CeremonyException(Step.CLIENT_DATA);
    }
    Map<String, Object> members = new HashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, value(parser));
    }
    return members;
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.nextToken()) {
      case VALUE_STRING:
        return parser.getText();
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      default:
        parser.skipChildren();
        return NESTED;
    }
  }

  /** Checks what both ceremonies ask of client data. */
  void require(String type, byte[] challenge, String origin) throws CeremonyException {
    requireText("type", type, Step.TYPE);
    requireText(
        "challenge",
        Base64.getUrlEncoder().withoutPadding().encodeToString(challenge),
        Step.CHALLENGE);
    requireText("origin", origin, Step.ORIGIN);
    Object crossOrigin = members.getOrDefault("crossOrigin", false);
    if (!(crossOrigin instanceof Boolean embedded)) {
      throw new CeremonyException(Step.CLIENT_DATA);
    }
    if (embedded) {
      throw new CeremonyException(Step.CROSS_ORIGIN);
    }
    if (members.containsKey("topOrigin")) {
      throw new CeremonyException(Step.TOP_ORIGIN);
    }
  }

  private void requireText(String name, String expected, Step step) throws CeremonyException {
    Object found = members.get(name);
    if (!(found instanceof String)) {
      throw new CeremonyException(Step.CLIENT_DATA);
    }
    if (!found.equals(expected)) {
      throw new CeremonyException(step);
    }
  }
}
