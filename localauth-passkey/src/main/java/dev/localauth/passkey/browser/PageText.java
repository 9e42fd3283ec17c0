// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Purpose;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What the page is told when it begins: who asks for what, and the options for the browser. */
final class PageText {
  private static final JsonFactory JSON = new JsonFactory();

  private PageText() {}

  static byte[] json(PageTask<?> task, AuthenticationContext context) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("task", task.name());
      json.writeStringField("account", context.person().user() + "@" + context.person().host());
      Purpose purpose = context.purpose();
      json.writeStringField("agent", purpose.agent());
      json.writeStringField("directory", purpose.directory().orElse(""));
      json.writeNumberField("timeout", task.timeout().toMillis());
      json.writeFieldName("publicKey");
      task.writeOptions(json);
      json.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
