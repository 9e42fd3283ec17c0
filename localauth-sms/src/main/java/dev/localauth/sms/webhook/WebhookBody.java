// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.api.Secret;
import dev.localauth.sms.SmsMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Writes a message as JSON: {@code version}, {@code request}, {@code to} and {@code message}. */
final class WebhookBody {
  private static final JsonFactory JSON = new JsonFactory();

  private WebhookBody() {}

  static byte[] of(SmsMessage message) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(body)) {
      json.writeStartObject();
      json.writeNumberField("version", 1);
      json.writeStringField("request", message.request());
      json.writeFieldName("to");
      write(json, message.to().secret());
      json.writeFieldName("message");
      write(json, message.text());
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return body.toByteArray();
  }

  private static void write(JsonGenerator json, Secret text) throws IOException {
    text.use(
        bytes -> {
          json.writeUTF8String(bytes, 0, bytes.length);
          return bytes.length;
        });
  }
}
