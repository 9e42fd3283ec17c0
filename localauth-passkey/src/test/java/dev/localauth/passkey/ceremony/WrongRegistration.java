// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.AT;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.BS;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.UP;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.UV;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AttestationObject;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Registrations that are not taken, and the step that refuses them. */
enum WrongRegistration {
  OF_AN_ASSERTION(Step.TYPE, wrong -> wrong.clientData.set("type", "\"webauthn.get\"")),
  WITH_NOTHING_ATTESTED(Step.ATTESTATION_OBJECT, wrong -> wrong.objectBytes = bytes -> new byte[0]),
  THAT_GOES_ON(
      Step.ATTESTATION_OBJECT,
      wrong -> wrong.objectBytes = bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
  THAT_IS_CUT_OFF(
      Step.ATTESTATION_OBJECT,
      wrong -> wrong.objectBytes = bytes -> Arrays.copyOf(bytes, bytes.length - 1)),
  THAT_IS_TOO_LONG(
      Step.ATTESTATION_OBJECT,
      wrong -> wrong.objectBytes = bytes -> Arrays.copyOf(bytes, 64 * 1024 + 1)),
  THAT_IS_A_LIST(
      Step.ATTESTATION_OBJECT, wrong -> wrong.objectBytes = bytes -> Cbor.encode(List.of(1))),
  WITH_A_SECOND_FORMAT(
      Step.ATTESTATION_OBJECT, wrong -> wrong.attesting = WrongRegistration::twoFormats),
  WITH_AN_ENTRY_TOO_MANY(
      Step.ATTESTATION_OBJECT, wrong -> wrong.attesting = object("none", Map.of(), "more")),
  WITHOUT_A_STATEMENT(
      Step.ATTESTATION_OBJECT,
      wrong ->
          wrong.attesting = (data, hash) -> Cbor.encode(Map.of("fmt", "none", "authData", data))),
  WITH_TEXT_FOR_DATA(
      Step.ATTESTATION_OBJECT,
      wrong ->
          wrong.attesting =
              (data, hash) ->
                  Cbor.encode(Map.of("fmt", "none", "attStmt", Map.of(), "authData", ""))),
  WITH_A_NUMBER_FOR_A_FORMAT(
      Step.ATTESTATION_OBJECT,
      wrong ->
          wrong.attesting =
              (data, hash) -> Cbor.encode(Map.of("fmt", 1, "attStmt", Map.of(), "authData", data))),
  OF_AN_OLD_KIND_OF_KEY(
      Step.ATTESTATION_FORMAT, wrong -> wrong.attesting = object("fido-u2f", Map.of())),
  OF_AN_UNKNOWN_FORMAT(
      Step.ATTESTATION_FORMAT, wrong -> wrong.attesting = object("homemade", Map.of())),
  OF_AN_EMPTY_FORMAT(Step.ATTESTATION_FORMAT, wrong -> wrong.attesting = object("", Map.of())),
  WITH_SHORT_DATA(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 36)),
  WITHOUT_A_CREDENTIAL(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.data = data -> AuthenticatorData.of(wrong.rpId, 1)),
  WITH_A_CREDENTIAL_ONLY_ANNOUNCED(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 37)),
  WITH_DATA_THAT_GO_ON(
      Step.AUTHENTICATOR_DATA,
      wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
  WITH_AN_ID_LONGER_THAN_ALL(
      Step.AUTHENTICATOR_DATA,
      wrong -> wrong.dataBytes = bytes -> ByteBuffer.wrap(bytes).putShort(53, (short) -1).array()),
  WITHOUT_A_PUBLIC_KEY(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 55 + 32)),
  WITH_AN_EMPTY_PUBLIC_KEY(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.data = data -> data.attesting(key(Map.of()))),
  WITH_A_KEY_OF_NO_TYPE(
      Step.AUTHENTICATOR_DATA,
      wrong -> wrong.data = data -> data.attesting(key(Map.of(1, 99, 3, -7)))),
  WITH_EXTENSIONS_THAT_ARE_NONE(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.data = data -> data.extended(new byte[] {0x17})),
  FOR_ANOTHER_RELYING_PARTY(Step.RP_ID, wrong -> wrong.rpId = "example.org"),
  FOR_A_SUBDOMAIN(Step.RP_ID, wrong -> wrong.rpId = "a.localhost"),
  WITH_NOBODY_THERE(Step.USER_PRESENT, wrong -> wrong.data = data -> data.flagged(UV | AT)),
  WITH_NOBODY_VERIFIED(Step.USER_VERIFIED, wrong -> wrong.data = data -> data.flagged(UP | AT)),
  BACKED_UP_BUT_NOT_ELIGIBLE(
      Step.BACKUP_STATE, wrong -> wrong.data = data -> data.flagged(UP | UV | AT | BS)),
  OF_AN_ALGORITHM_NOBODY_OFFERED(Step.ALGORITHM, wrong -> wrong.with(Algorithm.ES384)),
  OF_ANOTHER_ALGORITHM_OF_THE_SAME_KEY(
      Step.ALGORITHM, wrong -> wrong.data = data -> data.attesting(rsa(2048, -37))),
  ON_ANOTHER_CURVE(Step.PUBLIC_KEY, wrong -> wrong.data = data -> data.attesting(wrongCurve())),
  WITH_A_SHORT_RSA_KEY(
      Step.PUBLIC_KEY, wrong -> wrong.data = data -> data.attesting(rsa(1024, -257))),
  WITH_A_HUGE_RSA_KEY(Step.PUBLIC_KEY, wrong -> wrong.data = data -> data.attesting(modulus(8193))),
  WITH_AN_RSA_KEY_FOR_ECDSA(
      Step.PUBLIC_KEY, wrong -> wrong.data = data -> data.attesting(rsa(2048, -7))),
  SAYING_NONE_AND_MORE(
      Step.ATTESTATION_STATEMENT, wrong -> wrong.attesting = object("none", Map.of("x", 1))),
  SIGNED_BY_ANOTHER_CREDENTIAL(
      Step.ATTESTATION_STATEMENT,
      wrong ->
          wrong.attesting =
              (data, hash) ->
                  AttestationObject.self(data, hash, stranger(Algorithm.ES256)).encode()),
  SIGNED_FOR_ANOTHER_CHALLENGE(
      Step.ATTESTATION_STATEMENT,
      wrong ->
          wrong.attesting =
              (data, hash) ->
                  AttestationObject.self(data, new byte[32], wrong.credential).encode()),
  SIGNED_BY_ANOTHER_ALGORITHM(
      Step.ATTESTATION_STATEMENT,
      wrong ->
          wrong.attesting =
              (data, hash) ->
                  AttestationObject.self(data, hash, stranger(Algorithm.EDDSA)).encode()),
  WITH_AN_ID_OF_1024_BYTES(Step.CREDENTIAL_ID, wrong -> wrong.credential = named(new byte[1024])),
  WITH_AN_EMPTY_ID(Step.CREDENTIAL_ID, wrong -> wrong.credential = named(new byte[0])),
  OF_WHAT_IS_REGISTERED(Step.REGISTERED, WrongRegistration::again);

  final Step step;
  final Consumer<SoftRegistration> change;

  WrongRegistration(Step step, Consumer<SoftRegistration> change) {
    this.step = step;
    this.change = change;
  }

  private static SoftRegistration.Attesting object(
      String format, Map<String, Object> statement, String... more) {
    return (data, hash) -> {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("fmt", format);
      map.put("attStmt", statement);
      map.put("authData", data);
      for (String name : more) {
        map.put(name, 1);
      }
      return Cbor.encode(map);
    };
  }

  private static byte[] twoFormats(byte[] data, byte[] hash) {
    byte[] once = AttestationObject.none(data).encode();
    byte[] again = {0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e'};
    byte[] both = Arrays.copyOf(once, once.length + again.length);
    System.arraycopy(again, 0, both, once.length, again.length);
    both[0]++;
    return both;
  }

  private static SoftCredential stranger(Algorithm algorithm) {
    return SoftCredential.random(algorithm, new byte[32]);
  }

  private static SoftCredential named(byte[] id) {
    SoftCredential any = stranger(Algorithm.ES256);
    return new SoftCredential(id, any.userHandle(), any.algorithm(), any.keys(), any.prfKey());
  }

  private static byte[] key(Map<Integer, Object> cose) {
    byte[] key = Cbor.encode(cose);
    return ByteBuffer.allocate(16 + 2 + 1 + key.length)
        .position(16)
        .putShort((short) 1)
        .put((byte) 7)
        .put(key)
        .array();
  }

  private static byte[] wrongCurve() {
    Map<Integer, Object> cose = Algorithm.ES384.coseKey(Algorithm.ES384.newKeys().getPublic());
    cose.put(3, Algorithm.ES256.number());
    return key(cose);
  }

  private static byte[] rsa(int bits, int algorithm) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      Map<Integer, Object> cose = Algorithm.RS256.coseKey(generator.generateKeyPair().getPublic());
      cose.put(3, algorithm);
      return key(cose);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Nobody has the private key of it. */
  private static byte[] modulus(int bits) {
    byte[] number = BigInteger.TWO.pow(bits).subtract(BigInteger.ONE).toByteArray();
    Map<Integer, Object> cose = new LinkedHashMap<>();
    cose.put(1, 3);
    cose.put(3, -257);
    cose.put(-1, number);
    cose.put(-2, new byte[] {1, 0, 1});
    return key(cose);
  }

  private static void again(SoftRegistration wrong) {
    byte[] id = wrong.credential.id();
    wrong.beside(
        new Credential(id, new byte[0], new byte[32], List.of(), false, new UUID(0, 0), 0));
  }
}
