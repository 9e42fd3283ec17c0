// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Lets the browser sign with a credential (WebAuthn Level 3 §5.5). */
record AssertionTask(AssertionRequest request) implements PageTask<AssertionResponse> {
  private static final Set<String> FIELDS =
      Set.of(
          "credentialId", "clientDataJSON", "authenticatorData", "signature", "userHandle", "prf");

  @Override
  public String name() {
    return "sign";
  }

  @Override
  public Duration timeout() {
    return request.timeout();
  }

  @Override
  public void writeOptions(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("rpId", request.rpId());
    OptionsJson.bytes(json, "challenge", request.challenge());
    OptionsJson.descriptors(json, "allowCredentials", request.allow());
    json.writeStringField("userVerification", "required");
    OptionsJson.prf(json, request.prfInput());
    json.writeEndObject();
  }

  @Override
  public AssertionResponse read(AnswerFields fields, String origin) throws IOException {
    fields.requireOnly(FIELDS);
    return new AssertionResponse(
        origin,
        fields.bytes("credentialId"),
        fields.bytes("clientDataJSON"),
        fields.bytes("authenticatorData"),
        fields.bytes("signature"),
        fields.find("userHandle"),
        fields.prf());
  }

  @Override
  public void discard(AssertionResponse response) {
    response.close();
  }
}
