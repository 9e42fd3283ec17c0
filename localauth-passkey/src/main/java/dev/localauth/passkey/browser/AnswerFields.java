// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.Base64Variants;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import dev.localauth.api.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the page has sent: one JSON object with fields that are known, each once, and nothing after
 * it. Closing it overwrites the bytes; the parser's own buffers are left to the collector.
 */
final class AnswerFields implements AutoCloseable {
  private static final int PRF_BYTES = 32;
  private static final int MOST_TRANSPORTS = 10;
  private static final int LONGEST_WORD = 64;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(3).build())
          // A pool would keep what was read for the next reader.
          .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
          .build();

  private static final Base64Variant BASE64URL =
      Base64Variants.MODIFIED_FOR_URL.withReadPadding(
          Base64Variant.PaddingReadBehaviour.PADDING_FORBIDDEN);

  private final Map<String, byte[]> bytes = new HashMap<>();
  private final List<String> transports = new ArrayList<>();
  private Optional<String> error = Optional.empty();
  private boolean prfEnabled;

  private AnswerFields() {}

  /**
   * Reads an object.
   *
   * @throws IOException if it is not one as described
   */
  static AnswerFields read(byte[] body) throws IOException {
    AnswerFields fields = new AnswerFields();
    // A byte order mark would be skipped.
    require(body.length > 0 && body[0] == '{');
    try (JsonParser json = JSON.createParser(body)) {
      require(json.nextToken() == JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        fields.read(json, json.currentName());
      }
      require(json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null);
      return fields;
    } catch (IOException | RuntimeException e) {
      fields.close();
      throw e;
    }
  }

  private void read(JsonParser json, String name) throws IOException {
    JsonToken value = json.nextToken();
    switch (name) {
      case "tab",
          "credentialId",
          "clientDataJSON",
          "attestationObject",
          "authenticatorData",
          "signature",
          "userHandle",
          "prf" -> {
        require(value == JsonToken.VALUE_STRING);
        bytes.put(name, json.getBinaryValue(BASE64URL));
      }
      case "error" -> error = Optional.of(word(json));
      case "prfEnabled" -> prfEnabled = json.getBooleanValue();
      case "transports" -> readTransports(json);
      default -> throw new IOException("not a field of an answer");
    }
  }

  private void readTransports(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.START_ARRAY);
    while (json.nextToken() != JsonToken.END_ARRAY) {
      require(transports.size() < MOST_TRANSPORTS);
      transports.add(word(json));
    }
  }

  /** The names of errors and of transports are letters, digits and hyphens. */
  private static String word(JsonParser json) throws IOException {
    require(json.currentToken() == JsonToken.VALUE_STRING);
    String text = json.getText();
    require(text.length() <= LONGEST_WORD && text.matches("[A-Za-z0-9-]+"));
    return text;
  }

  /** Refuses other bytes than these, except for the tab's. */
  void requireOnly(Set<String> names) throws IOException {
    for (String each : bytes.keySet()) {
      require(each.equals("tab") || names.contains(each));
    }
    require(error.isEmpty());
    require(names.contains("transports") || (transports.isEmpty() && !prfEnabled));
  }

  byte[] bytes(String name) throws IOException {
    return find(name).orElseThrow(() -> new IOException(name + " is missing"));
  }

  Optional<byte[]> find(String name) {
    return Optional.ofNullable(bytes.get(name));
  }

  /**
   * Returns the name of what went wrong in the browser, if something did.
   *
   * @throws IOException if there is anything else beside it
   */
  Optional<String> error() throws IOException {
    require(error.isEmpty() || (bytes.size() == 1 && transports.isEmpty() && !prfEnabled));
    return error;
  }

  List<String> transports() {
    return transports;
  }

  boolean prfEnabled() {
    return prfEnabled;
  }

  /** Returns a copy, which the caller closes. */
  Optional<Secret> prf() throws IOException {
    require(find("prf").map(value -> value.length == PRF_BYTES).orElse(true));
    return find("prf").map(Secret::copyOf);
  }

  @Override
  public void close() {
    bytes.values().forEach(each -> Arrays.fill(each, (byte) 0));
  }

  private static void require(boolean rule) throws IOException {
    if (!rule) {
      throw new IOException("not the answer of the page");
    }
  }
}
