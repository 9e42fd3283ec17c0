// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where everything is in a JSON text. Comments, with which some agents read their settings, belong
 * to the space between values.
 *
 * @param text the whole
 * @param root its value
 */
record JsonText(String text, JsonPlace root) {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /**
   * Reads {@code text}.
   *
   * @throws IOException if it is not one JSON object
   */
  static JsonText of(String text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("there is no JSON object in it");
      }
      JsonPlace root = place(parser);
      if (parser.nextToken() != null) {
        throw new IOException("there is something after its JSON object");
      }
      return new JsonText(text, root);
    }
  }

  /** Reads the value whose first token was read last. */
  private static JsonPlace place(JsonParser parser) throws IOException {
    int start = offset(parser, true);
    JsonToken token = parser.currentToken();
    List<JsonPlace.Child> children = new ArrayList<>();
    if (token.isStructStart()) {
      while (!parser.nextToken().isStructEnd()) {
        children.add(child(parser));
      }
    } else {
      parser.getText(); // or it has not been read to its end
    }
    return new JsonPlace(token, start, offset(parser, false), children);
  }

  private static JsonPlace.Child child(JsonParser parser) throws IOException {
    int start = offset(parser, true);
    Optional<String> name = Optional.empty();
    if (parser.currentToken() == JsonToken.FIELD_NAME) {
      name = Optional.of(parser.currentName());
      parser.nextToken();
    }
    return new JsonPlace.Child(name, start, place(parser));
  }

  private static int offset(JsonParser parser, boolean before) {
    return (int)
        (before ? parser.currentTokenLocation() : parser.currentLocation()).getCharOffset();
  }

  /** Returns what is at {@code path}, names of members from the root on. */
  Optional<JsonPlace> at(List<String> path) {
    Optional<JsonPlace> place = Optional.of(root);
    for (String name : path) {
      place = place.flatMap(found -> found.member(name)).map(JsonPlace.Child::value);
    }
    return place;
  }

  /** Returns the text of {@code place}. */
  String textOf(JsonPlace place) {
    return text.substring(place.start(), place.end());
  }
}
