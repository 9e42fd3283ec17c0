// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.BE;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.BS;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.UP;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.UV;

import dev.localauth.testsupport.softauthenticator.AttestationObject;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A test vector of WebAuthn Level 3 §16. All of its random values are derived from its name, in the
 * order in which they are needed, so that it can be made here from nothing else; a digest of what
 * the specification prints tells whether it is the same.
 */
final class PublishedVector {
  private static final String EXTRA =
      ",\"extraData\":\"clientDataJSON may be extended with additional fields in the future,"
          + " such as this: ";

  private final PublishedNumbers numbers;
  private final PublishedKey key;
  private final byte[] aaguid;
  private final byte[] credentialId;
  private final int registered;
  private final int asserted;

  final byte[] createChallenge;
  final byte[] createClientData;
  final byte[] createData;
  final byte[] attestationObject;
  final byte[] getChallenge;
  final byte[] getClientData;
  final byte[] getData;
  final byte[] signature;

  PublishedVector(PublishedVectors form) {
    numbers = new PublishedNumbers(form.title);
    createChallenge = numbers.next(32);
    key = form.key(numbers);
    createClientData = clientData("webauthn.create", createChallenge, form.origins);
    aaguid = numbers.next(16);
    credentialId = numbers.next(form.idLength);
    registered = backedUpIfEligible(flags(UV | BE | BS));
    createData =
        AuthenticatorData.of(PublishedExchange.RP_ID, 0)
            .flagged(registered)
            .attesting(attested())
            .encode();
    attestationObject = attestationObject(form.attested);
    if (form.attested == PublishedVectors.Attested.BY_THE_MAKER) {
      // The maker's key and the serial number of its certificate.
      numbers.next(32);
      numbers.next(16);
    }
    getChallenge = numbers.next(32);
    getClientData = clientData("webauthn.get", getChallenge, form.origins);
    asserted = backedUpIfEligible(flags(UV | BS) | registered & BE);
    getData = AuthenticatorData.of(PublishedExchange.RP_ID, 0).flagged(asserted).encode();
    signature = key.sign(getData, SoftCredential.sha256(getClientData));
  }

  boolean verifiesUserOnRegistration() {
    return (registered & UV) != 0;
  }

  boolean verifiesUserOnAssertion() {
    return (asserted & UV) != 0;
  }

  Credential register(boolean verifiesUser) throws CeremonyException {
    return exchange().register(verifiesUser);
  }

  Assertion sign(Credential credential, boolean verifiesUser) throws CeremonyException {
    return exchange().sign(credential, verifiesUser);
  }

  private PublishedExchange exchange() {
    return new PublishedExchange(
        createChallenge,
        createClientData,
        attestationObject,
        credentialId,
        getChallenge,
        getClientData,
        getData,
        signature);
  }

  private int flags(int taken) {
    return UP | numbers.next(1)[0] & taken;
  }

  private static int backedUpIfEligible(int flags) {
    return (flags & BE) == 0 ? flags & ~BS : flags;
  }

  private byte[] clientData(String type, byte[] challenge, String origins) {
    String text =
        "{\"type\":\""
            + type
            + "\",\"challenge\":\""
            + ClientDataText.encoded(challenge)
            + "\",\"origin\":\"https://example.org\","
            + origins;
    boolean extended = (numbers.next(1)[0] & 1) == 1;
    String extra = extended ? EXTRA + ClientDataText.encoded(numbers.next(16)) + '"' : "";
    return (text + extra + "}").getBytes(StandardCharsets.UTF_8);
  }

  private byte[] attested() {
    byte[] cose = Cbor.encode(key.cose());
    return ByteBuffer.allocate(18 + credentialId.length + cose.length)
        .put(aaguid)
        .putShort((short) credentialId.length)
        .put(credentialId)
        .put(cose)
        .array();
  }

  private byte[] attestationObject(PublishedVectors.Attested by) {
    if (by != PublishedVectors.Attested.BY_ITSELF) {
      return AttestationObject.none(createData).encode();
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("alg", -7);
    statement.put("sig", key.sign(createData, SoftCredential.sha256(createClientData)));
    return new AttestationObject("packed", statement, createData).encode();
  }

  /** Returns what the specification prints of the registration; no certificate is made anew. */
  byte[][] registration(PublishedVectors.Attested by) {
    boolean certified = by == PublishedVectors.Attested.BY_THE_MAKER;
    return new byte[][] {createClientData, certified ? createData : attestationObject};
  }

  /** Returns what the specification prints of the assertion. */
  byte[][] assertion() {
    return new byte[][] {getData, getClientData, signature};
  }
}
