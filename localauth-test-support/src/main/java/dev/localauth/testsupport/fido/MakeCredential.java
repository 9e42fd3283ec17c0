// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Map;

/** authenticatorMakeCredential (CTAP 2.1 §6.1). */
final class MakeCredential {
  private final SoftKey key;
  private final Parameters command;

  MakeCredential(SoftKey key, Parameters command) {
    this.key = key;
    this.command = command;
  }

  Map<Object, Object> answer() throws CtapException, GeneralSecurityException {
    Verification verification =
        new Verification(
            key, command.map(7), command.optionalBytes(8), command.has(9) ? command.number(9) : 0);
    verification.answerTouchChoice();
    Algorithm algorithm = algorithm();
    boolean verified = verification.verified(command.bytes(1), ClientPin.MAY_MAKE);
    String rpId = command.map(2).text("id");
    for (Parameters each : command.maps(5)) {
      if (key.credential(rpId, each.bytes("id")).isPresent()) {
        key.touch().await();
        throw new CtapException(Ctap.CREDENTIAL_EXCLUDED);
      }
    }
    key.touch().await();
    return made(rpId, algorithm, verified);
  }

  private Map<Object, Object> made(String rpId, Algorithm algorithm, boolean verified)
      throws CtapException, GeneralSecurityException {
    SoftCredential credential =
        new SoftCredential(
            random(key.idLength()),
            rpId,
            command.map(3).bytes("id"),
            command.map(7).truth("rk").orElse(false),
            algorithm,
            algorithm.pair(),
            random(32));
    key.add(credential);
    boolean secret = command.map(6).truth("hmac-secret").orElse(false);
    byte[] data =
        AuthenticatorData.of(
            rpId,
            AuthenticatorData.PRESENT
                | (verified ? AuthenticatorData.VERIFIED : 0)
                | AuthenticatorData.CREDENTIAL
                | (secret ? AuthenticatorData.EXTENSIONS : 0),
            key.count(),
            AuthenticatorData.attested(credential),
            secret ? Cbor.encode(Cbor.map("hmac-secret", true)) : new byte[0]);
    byte[] signature = algorithm.sign(credential.pair(), data, command.bytes(1));
    return Cbor.map(1, "packed", 2, data, 3, Cbor.map("alg", algorithm.cose(), "sig", signature));
  }

  private Algorithm algorithm() throws CtapException {
    for (Parameters each : command.maps(4)) {
      int cose = each.number("alg");
      if (key.algorithms().contains(cose)) {
        return Algorithm.of(cose).orElseThrow(() -> new CtapException(Ctap.UNSUPPORTED_ALGORITHM));
      }
    }
    throw new CtapException(Ctap.UNSUPPORTED_ALGORITHM);
  }

  private static byte[] random(int length) {
    byte[] drawn = new byte[length];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }
}
