// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Client data, right until a test makes them wrong. */
final class ClientDataText {
  private final Map<String, String> members = new LinkedHashMap<>();
  private UnaryOperator<String> text = UnaryOperator.identity();
  private UnaryOperator<byte[]> bytes = UnaryOperator.identity();

  ClientDataText(String type, byte[] challenge, String origin) {
    set("type", '"' + type + '"');
    set("challenge", '"' + encoded(challenge) + '"');
    set("origin", '"' + origin + '"');
    set("crossOrigin", "false");
  }

  /** Sets a member to what {@code json} says. */
  void set(String name, String json) {
    members.put(name, json);
  }

  void remove(String name) {
    members.remove(name);
  }

  void rewrite(UnaryOperator<String> change) {
    text = change;
  }

  void rewriteBytes(UnaryOperator<byte[]> change) {
    bytes = change;
  }

  byte[] encode() {
    String json =
        members.entrySet().stream()
            .map(member -> '"' + member.getKey() + "\":" + member.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return bytes.apply(text.apply(json).getBytes(StandardCharsets.UTF_8));
  }

  static String encoded(byte[] challenge) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(challenge);
  }
}
