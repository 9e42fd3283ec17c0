// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.AT;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.BE;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.BS;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.UP;
import static dev.localauth.testsupport.softauthenticator.AuthenticatorData.UV;

import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Assertions that are not taken, and the step that refuses them. */
enum WrongAssertion {
  OF_AN_UNKNOWN_CREDENTIAL(Step.ALLOWED, wrong -> wrong.credentialId = new byte[32]),
  OF_NO_CREDENTIAL(Step.ALLOWED, wrong -> wrong.credentialId = new byte[0]),
  OF_THE_BEGINNING_OF_A_CREDENTIAL(
      Step.ALLOWED, wrong -> wrong.credentialId = Arrays.copyOf(wrong.credentialId, 31)),
  OF_ANOTHER_PERSON(Step.USER_HANDLE, wrong -> wrong.userHandle = Optional.of(filled(32))),
  OF_A_PERSON_WITHOUT_A_HANDLE(
      Step.USER_HANDLE, wrong -> wrong.userHandle = Optional.of(new byte[0])),
  OF_A_REGISTRATION(Step.TYPE, wrong -> wrong.clientData.set("type", "\"webauthn.create\"")),
  WITHOUT_DATA(Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> new byte[0]),
  WITH_DATA_BEFORE_THE_FLAGS(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 32)),
  WITH_SHORT_DATA(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 36)),
  WITH_DATA_THAT_GO_ON(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 38)),
  WITH_DATA_TOO_LONG(
      Step.AUTHENTICATOR_DATA,
      wrong -> wrong.dataBytes = bytes -> Arrays.copyOf(bytes, 64 * 1024 + 1)),
  WITH_A_CREDENTIAL_ANNOUNCED(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.data = data -> data.flagged(UP | UV | AT)),
  WITH_A_CREDENTIAL_ATTESTED(
      Step.AUTHENTICATOR_DATA,
      wrong -> wrong.data = data -> data.attesting(wrong.signer.attested(new byte[16]))),
  WITH_EXTENSIONS_THAT_ARE_NONE(
      Step.AUTHENTICATOR_DATA, wrong -> wrong.data = data -> data.extended(new byte[] {0x17})),
  FOR_ANOTHER_RELYING_PARTY(Step.RP_ID, wrong -> wrong.rpId = "example.org"),
  WITH_NOBODY_THERE(Step.USER_PRESENT, wrong -> wrong.data = data -> data.flagged(UV)),
  WITH_NOBODY_VERIFIED(Step.USER_VERIFIED, wrong -> wrong.data = data -> data.flagged(UP)),
  BACKED_UP_BUT_NOT_ELIGIBLE(
      Step.BACKUP_STATE, wrong -> wrong.data = data -> data.flagged(UP | UV | BS)),
  ELIGIBLE_SINCE(Step.BACKUP_ELIGIBILITY, wrong -> wrong.data = data -> data.flagged(UP | UV | BE)),
  BACKED_UP_SINCE(
      Step.BACKUP_ELIGIBILITY, wrong -> wrong.data = data -> data.flagged(UP | UV | BE | BS)),
  NO_LONGER_ELIGIBLE(
      Step.BACKUP_ELIGIBILITY, wrong -> wrong.keeping(SoftAssertion.kept(wrong.signer, true, 7))),
  WITH_A_BROKEN_PUBLIC_KEY(
      Step.PUBLIC_KEY, wrong -> wrong.keeping(keyed(wrong.signer, filled(32)))),
  WITH_A_KEY_ON_ANOTHER_CURVE(
      Step.PUBLIC_KEY, wrong -> wrong.keeping(keyed(wrong.signer, otherCurve()))),
  WITHOUT_A_PUBLIC_KEY(Step.PUBLIC_KEY, wrong -> wrong.keeping(keyed(wrong.signer, new byte[0]))),
  SIGNED_BY_ANOTHER_KEY(Step.SIGNATURE, wrong -> wrong.keeping(swapped(wrong.signer, wrong.other))),
  SIGNED_BY_THE_OTHER_CREDENTIAL(Step.SIGNATURE, wrong -> wrong.credentialId = wrong.other.id()),
  SIGNED_BY_ANOTHER_ALGORITHM(
      Step.SIGNATURE,
      wrong ->
          wrong.keeping(
              swapped(wrong.signer, SoftCredential.random(Algorithm.EDDSA, new byte[32])))),
  SIGNED_AND_CHANGED(Step.SIGNATURE, wrong -> wrong.signature = WrongAssertion::flipped),
  SIGNED_WITH_NOTHING(Step.SIGNATURE, wrong -> wrong.signature = bytes -> new byte[0]),
  SIGNED_WITH_ZEROS(
      Step.SIGNATURE,
      // A zero for each part, which some libraries took for right (CVE-2022-21449).
      wrong -> wrong.signature = bytes -> new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0}),
  OF_THE_SAME_COUNTER(Step.COUNTER, wrong -> wrong.signCount = 7),
  OF_A_LOWER_COUNTER(Step.COUNTER, wrong -> wrong.signCount = 6),
  OF_NO_COUNTER_ANY_MORE(Step.COUNTER, wrong -> wrong.signCount = 0);

  final Step step;
  final Consumer<SoftAssertion> change;

  WrongAssertion(Step step, Consumer<SoftAssertion> change) {
    this.step = step;
    this.change = change;
  }

  private static byte[] filled(int length) {
    byte[] filled = new byte[length];
    Arrays.fill(filled, (byte) 0x55);
    return filled;
  }

  private static byte[] flipped(byte[] signature) {
    byte[] flipped = signature.clone();
    flipped[flipped.length - 1] ^= 1;
    return flipped;
  }

  private static Credential keyed(SoftCredential credential, byte[] publicKey) {
    return new Credential(
        credential.id(), publicKey, credential.userHandle(), List.of(), false, new UUID(0, 0), 7);
  }

  private static byte[] otherCurve() {
    Map<Integer, Object> cose = Algorithm.ES384.coseKey(Algorithm.ES384.newKeys().getPublic());
    cose.put(3, Algorithm.ES256.number());
    return Cbor.encode(cose);
  }

  private static Credential swapped(SoftCredential credential, SoftCredential owner) {
    return keyed(credential, SoftAssertion.kept(owner, false, 7).publicKey());
  }
}
