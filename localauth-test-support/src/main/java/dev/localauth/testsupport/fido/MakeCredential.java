// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.security.GeneralSecurityException;
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
      throws CtapException {
    SoftCredential credential = SoftCredential.random(algorithm, command.map(3).bytes("id"));
    key.add(new KeptCredential(credential, rpId, command.map(7).truth("rk").orElse(false)));
    AuthenticatorData data =
        AuthenticatorData.of(rpId, key.count()).attesting(credential.attested(SoftKey.AAGUID));
    if (command.map(6).truth("hmac-secret").orElse(false)) {
      data = data.extended(Cbor.encode(Map.of("hmac-secret", true)));
    }
    byte[] bytes =
        data.flagged(verified ? data.flags() : data.flags() & ~AuthenticatorData.UV).encode();
    byte[] signature = credential.sign(bytes, command.bytes(1));
    return CborMap.of(
        1, "packed", 2, bytes, 3, CborMap.of("alg", algorithm.number(), "sig", signature));
  }

  private Algorithm algorithm() throws CtapException {
    for (Parameters each : command.maps(4)) {
      int number = each.number("alg");
      if (key.algorithms().contains(number)) {
        for (Algorithm known : Algorithm.values()) {
          if (known.number() == number) {
            return known;
          }
        }
      }
    }
    throw new CtapException(Ctap.UNSUPPORTED_ALGORITHM);
  }
}
