// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Lets the browser make a credential (WebAuthn Level 3 §5.4). */
record RegistrationTask(RegistrationRequest request) implements PageTask<RegistrationResponse> {
  private static final Set<String> FIELDS =
      Set.of("clientDataJSON", "attestationObject", "transports", "prfEnabled", "prf");

  @Override
  public String name() {
    return "register";
  }

  @Override
  public Duration timeout() {
    return request.timeout();
  }

  @Override
  public void writeOptions(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("rp");
    json.writeStringField("id", request.rpId());
    json.writeStringField("name", request.rpName());
    json.writeEndObject();
    json.writeObjectFieldStart("user");
    OptionsJson.bytes(json, "id", request.userHandle());
    json.writeStringField("name", request.userName());
    json.writeStringField("displayName", request.userName());
    json.writeEndObject();
    OptionsJson.bytes(json, "challenge", request.challenge());
    writeAlgorithms(json);
    OptionsJson.descriptors(json, "excludeCredentials", request.exclude());
    json.writeObjectFieldStart("authenticatorSelection");
    // A phone makes PRF values for discoverable credentials only; a full key may do without.
    json.writeStringField("residentKey", "preferred");
    json.writeStringField("userVerification", "required");
    json.writeEndObject();
    json.writeStringField("attestation", "none");
    OptionsJson.prf(json, request.prfInput());
    json.writeEndObject();
  }

  private void writeAlgorithms(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("pubKeyCredParams");
    for (int algorithm : request.algorithms()) {
      json.writeStartObject();
      json.writeStringField("type", "public-key");
      json.writeNumberField("alg", algorithm);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  public RegistrationResponse read(AnswerFields fields, String origin) throws IOException {
    fields.requireOnly(FIELDS);
    return new RegistrationResponse(
        origin,
        fields.bytes("clientDataJSON"),
        fields.bytes("attestationObject"),
        fields.transports(),
        fields.prfEnabled(),
        fields.prf());
  }

  @Override
  public void discard(RegistrationResponse response) {
    response.close();
  }
}
