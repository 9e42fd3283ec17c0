// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** authenticatorGetAssertion (CTAP 2.1 §6.2). */
final class GetAssertion {
  private static final int SALT = 32;

  private final SoftKey key;
  private final Parameters command;

  GetAssertion(SoftKey key, Parameters command) {
    this.key = key;
    this.command = command;
  }

  /** Returns the answers, of which the first says how many there are. */
  List<Map<Object, Object>> answers() throws CtapException, GeneralSecurityException {
    Verification verification =
        new Verification(
            key, command.map(5), command.optionalBytes(6), command.has(7) ? command.number(7) : 0);
    verification.answerTouchChoice();
    boolean verified = verification.verified(command.bytes(2), ClientPin.MAY_ASSERT);
    List<KeptCredential> credentials = credentials();
    if (credentials.isEmpty()) {
      throw new CtapException(Ctap.NO_CREDENTIALS);
    }
    boolean present = command.map(5).truth("up").orElse(true);
    if (present) {
      key.touch().await();
    }
    List<Map<Object, Object>> answers = new ArrayList<>();
    for (KeptCredential each : credentials) {
      answers.add(signed(each, present, verified));
    }
    if (answers.size() > 1) {
      answers.get(0).put(5, answers.size());
    }
    return answers;
  }

  private List<KeptCredential> credentials() throws CtapException {
    String rpId = command.text(1);
    if (!command.has(3)) {
      return key.resident(rpId);
    }
    for (Parameters each : command.maps(3)) {
      if (key.credential(rpId, each.bytes("id")).isPresent()) {
        return List.of(key.credential(rpId, each.bytes("id")).get());
      }
    }
    return List.of();
  }

  private Map<Object, Object> signed(KeptCredential kept, boolean present, boolean verified)
      throws CtapException, GeneralSecurityException {
    SoftCredential credential = kept.credential();
    AuthenticatorData data = AuthenticatorData.of(kept.rpId(), key.count());
    if (command.map(4).has("hmac-secret")) {
      data = data.extended(secret(credential, command.map(4)));
    }
    int absent = (present ? 0 : AuthenticatorData.UP) | (verified ? 0 : AuthenticatorData.UV);
    byte[] bytes = data.flagged(data.flags() & ~absent).encode();
    Map<Object, Object> answer =
        CborMap.of(
            1,
            CborMap.of("id", credential.id(), "type", "public-key"),
            2,
            bytes,
            3,
            credential.sign(bytes, key.signsRightly() ? command.bytes(2) : new byte[0]));
    if (kept.resident()) {
      answer.put(4, CborMap.of("id", credential.userHandle()));
    }
    return answer;
  }

  /** The extension hmac-secret (§12.5). */
  private byte[] secret(SoftCredential credential, Parameters extensions)
      throws CtapException, GeneralSecurityException {
    Parameters input = extensions.map("hmac-secret");
    PinProtocol protocol = PinProtocol.of(input.has(4) ? input.number(4) : 1);
    byte[] session = key.pin().sessionKey(protocol, input.map(1));
    byte[] sealed = input.bytes(2);
    if (!MessageDigest.isEqual(protocol.authenticate(session, sealed), input.bytes(3))) {
      throw new CtapException(Ctap.PIN_AUTH_INVALID);
    }
    byte[] salts = protocol.decrypt(session, sealed);
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    for (int at = 0; at < salts.length; at += SALT) {
      made.writeBytes(credential.hmacSecret(Arrays.copyOfRange(salts, at, at + SALT)));
    }
    return Cbor.encode(CborMap.of("hmac-secret", protocol.encrypt(session, made.toByteArray())));
  }
}
