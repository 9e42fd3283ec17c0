// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Client data that neither ceremony takes, and the step that refuses them. */
enum WrongClientData {
  ARE_EMPTY(Step.CLIENT_DATA, text -> text.rewrite(json -> "")),
  ARE_A_LIST(Step.CLIENT_DATA, text -> text.rewrite(json -> "[" + json + "]")),
  ARE_CUT_OFF(Step.CLIENT_DATA, text -> text.rewrite(json -> json.substring(0, json.length() - 1))),
  GO_ON(Step.CLIENT_DATA, text -> text.rewrite(json -> json + "{}")),
  BEGIN_WITH_A_BYTE_ORDER_MARK(Step.CLIENT_DATA, text -> text.rewrite(json -> "\ufeff" + json)),
  ARE_NOT_UTF_8(Step.CLIENT_DATA, text -> text.rewriteBytes(WrongClientData::withBadByte)),
  ARE_UTF_16(
      Step.CLIENT_DATA,
      text ->
          text.rewriteBytes(
              utf8 ->
                  new String(utf8, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16BE))),
  HOLD_A_COMMENT(Step.CLIENT_DATA, text -> text.rewrite(json -> json.replace("{", "{/**/"))),
  USE_SINGLE_QUOTES(Step.CLIENT_DATA, text -> text.rewrite(json -> json.replace('"', '\''))),
  END_WITH_A_COMMA(Step.CLIENT_DATA, text -> text.rewrite(json -> json.replace("}", ",}"))),
  NAME_THE_TYPE_TWICE(
      Step.CLIENT_DATA, text -> text.rewrite(json -> json.replace("}", ",\"type\":\"x\"}"))),
  NAME_THE_ORIGIN_TWICE_ESCAPED(
      Step.CLIENT_DATA,
      text -> text.rewrite(json -> json.replace("}", ",\"\\u006frigin\":\"http://evil\"}"))),
  NAME_SOMETHING_NESTED_TWICE(Step.CLIENT_DATA, text -> text.set("x", "{\"a\":1,\"a\":2}")),
  ARE_TOO_LONG(Step.CLIENT_DATA, text -> text.set("x", '"' + "x".repeat(17_000) + '"')),
  ARE_TOO_DEEP(Step.CLIENT_DATA, text -> text.set("x", "[".repeat(5_000) + "]".repeat(5_000))),
  HAVE_NO_TYPE(Step.CLIENT_DATA, text -> text.remove("type")),
  HAVE_NO_CHALLENGE(Step.CLIENT_DATA, text -> text.remove("challenge")),
  HAVE_NO_ORIGIN(Step.CLIENT_DATA, text -> text.remove("origin")),
  HAVE_A_NUMBER_FOR_A_CHALLENGE(Step.CLIENT_DATA, text -> text.set("challenge", "17")),
  HAVE_NULL_FOR_AN_ORIGIN(Step.CLIENT_DATA, text -> text.set("origin", "null")),
  SAY_CROSS_ORIGIN_IN_WORDS(Step.CLIENT_DATA, text -> text.set("crossOrigin", "\"true\"")),
  ARE_FOR_A_PAYMENT(Step.TYPE, text -> text.set("type", "\"payment.get\"")),
  HAVE_AN_EMPTY_TYPE(Step.TYPE, text -> text.set("type", "\"\"")),
  HAVE_ANOTHER_CHALLENGE(
      Step.CHALLENGE,
      text -> text.set("challenge", '"' + ClientDataText.encoded(new byte[32]) + '"')),
  HAVE_NO_BYTES_OF_CHALLENGE(Step.CHALLENGE, text -> text.set("challenge", "\"\"")),
  HAVE_A_PADDED_CHALLENGE(
      Step.CHALLENGE, text -> text.rewrite(json -> json.replace("\",\"origin", "=\",\"origin"))),
  ARE_OF_ANOTHER_PORT(Step.ORIGIN, text -> text.set("origin", "\"http://localhost:4712\"")),
  ARE_OF_NO_PORT(Step.ORIGIN, text -> text.set("origin", "\"http://localhost\"")),
  ARE_OF_ANOTHER_SCHEME(Step.ORIGIN, text -> text.set("origin", "\"https://localhost:4711\"")),
  ARE_OF_A_SUBDOMAIN(Step.ORIGIN, text -> text.set("origin", "\"http://a.localhost:4711\"")),
  ARE_OF_AN_ADDRESS(Step.ORIGIN, text -> text.set("origin", "\"http://127.0.0.1:4711\"")),
  SHOUT_THE_ORIGIN(Step.ORIGIN, text -> text.set("origin", "\"http://LOCALHOST:4711\"")),
  HAVE_A_PATH_IN_THE_ORIGIN(Step.ORIGIN, text -> text.set("origin", "\"http://localhost:4711/\"")),
  ARE_OF_AN_OPAQUE_ORIGIN(Step.ORIGIN, text -> text.set("origin", "\"null\"")),
  ARE_OF_AN_EMBEDDED_PAGE(Step.CROSS_ORIGIN, text -> text.set("crossOrigin", "true")),
  NAME_A_PAGE_AROUND(Step.TOP_ORIGIN, text -> text.set("topOrigin", "\"http://localhost:4711\"")),
  NAME_NO_PAGE_AROUND(Step.TOP_ORIGIN, text -> text.set("topOrigin", "null"));

  final Step step;
  final Consumer<ClientDataText> change;

  WrongClientData(Step step, Consumer<ClientDataText> change) {
    this.step = step;
    this.change = change;
  }

  private static byte[] withBadByte(byte[] utf8) {
    byte[] bad = Arrays.copyOf(utf8, utf8.length);
    bad[utf8.length / 2] = (byte) 0xff;
    return bad;
  }
}
