// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.localauth.core.StepUp;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Walks the {@code localAuth} object of a JSON file; what stands beside it is not ours. */
final class JsonObject {
  /** Our key at the top of the file. */
  static final String NAME = "localAuth";

  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final Path file;
  private final JsonParser parser;

  private JsonObject(Path file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Takes one key with its value. */
  interface Field {
    void read(String key, JsonObject value) throws IOException;
  }

  /** Takes one item of a list. */
  interface Item {
    void read(JsonObject value) throws IOException;
  }

  /** Hands each key of the object to {@code field}; returns whether the object is there. */
  static boolean read(Path file, byte[] content, Field field) throws IOException {
    try (JsonParser parser = FACTORY.createParser(content)) {
      JsonObject document = new JsonObject(file, parser);
      try {
        return document.readFile(field);
      } catch (JsonProcessingException notJson) {
        throw new InvalidSettingsException(
            file,
            notJson.getLocation() == null ? 1 : notJson.getLocation().getLineNr(),
            // The parser's own words quote the file, which may hold the embedder's secrets.
            "not valid JSON");
      }
    }
  }

  private boolean readFile(Field field) throws IOException {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw problem("the file must hold one JSON object");
    }
    boolean found = false;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean ours = parser.currentName().equals(NAME);
      parser.nextToken();
      if (ours) {
        found = true;
        readFields(field);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw problem("there is something after the end");
    }
    return found;
  }

  private void readFields(Field field) throws IOException {
    require(JsonToken.START_OBJECT, NAME, "an object");
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = parser.currentName();
      parser.nextToken();
      field.read(key, this);
    }
  }

  /** Returns the value as a boolean. */
  boolean bool(String key) throws IOException {
    if (!parser.currentToken().isBoolean()) {
      throw problem(key + " must be true or false");
    }
    return parser.getBooleanValue();
  }

  /** Returns the value as text. */
  String text(String key) throws IOException {
    require(JsonToken.VALUE_STRING, key, "a string");
    return parser.getText();
  }

  /** Returns a string, or a list of strings, as a list. */
  List<String> texts(String key) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return List.of(parser.getText());
    }
    List<String> texts = new ArrayList<>();
    each(key, item -> texts.add(item.text(key)));
    return texts;
  }

  /** Returns a list of starts of an agent. */
  Set<StepUp> stepUp(String key) throws IOException {
    Set<StepUp> found = EnumSet.noneOf(StepUp.class);
    each(
        key,
        item -> {
          Optional<StepUp> named = StepUp.named(item.text(key));
          if (named.isEmpty() || !found.add(named.get())) {
            throw problem(key + " must hold \"resume\", \"skip-permissions\" or both");
          }
        });
    if (found.isEmpty()) {
      throw problem(key + " must hold \"resume\", \"skip-permissions\" or both");
    }
    return found;
  }

  /** Hands each item of a list to {@code item}, which must read it. */
  void each(String key, Item item) throws IOException {
    require(JsonToken.START_ARRAY, key, "a list");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      item.read(this);
    }
  }

  /** Returns the error that {@code problem} is, at this place. */
  InvalidSettingsException problem(String problem) {
    return new InvalidSettingsException(file, parser.currentLocation().getLineNr(), problem);
  }

  private void require(JsonToken token, String key, String form) throws IOException {
    if (parser.currentToken() != token) {
      throw problem(key + " must be " + form);
    }
  }
}
