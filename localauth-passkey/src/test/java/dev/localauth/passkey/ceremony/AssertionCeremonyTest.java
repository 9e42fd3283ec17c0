// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssertionCeremonyTest {
  private final SoftAssertion assertion = new SoftAssertion();

  @ParameterizedTest
  @EnumSource(names = {"ES256", "EDDSA", "RS256"})
  void aSignatureOfEachOfferedAlgorithmIsTaken(Algorithm algorithm) throws Exception {
    assertion.signing(algorithm);
    assertEquals(new Assertion(1, 8), assertion.verify());
  }

  @ParameterizedTest
  @EnumSource
  void wrongClientDataAreRefused(WrongClientData wrong) {
    wrong.change.accept(assertion.clientData);
    assertion.assertRefused(wrong.step);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongAssertionIsRefused(WrongAssertion wrong) {
    wrong.change.accept(assertion);
    assertion.assertRefused(wrong.step);
  }

  @Test
  void theOtherCredentialIsTakenToo() throws Exception {
    assertion.signer = assertion.other;
    assertion.credentialId = assertion.other.id();
    assertEquals(new Assertion(0, 8), assertion.verify());
  }

  @Test
  void anAuthenticatorNeedNotTellWhoseCredentialItIs() throws Exception {
    assertion.userHandle = Optional.empty();
    assertEquals(1, assertion.verify().credential());
  }

  @Test
  void anAuthenticatorNeedNotCount() throws Exception {
    assertion.keeping(SoftAssertion.kept(assertion.signer, false, 0));
    assertion.signCount = 0;
    assertEquals(new Assertion(1, 0), assertion.verify());
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 0x7fff_ffffL, 0x8000_0000L, 0xffff_ffffL})
  void aCounterIsUnsigned(long counter) throws Exception {
    assertion.signCount = counter;
    assertEquals(counter, assertion.verify().signCount());
  }

  @ParameterizedTest
  @ValueSource(ints = {AuthenticatorData.BE, AuthenticatorData.BE | AuthenticatorData.BS})
  void whatCanBeBackedUpMayBeOrNot(int flags) throws Exception {
    assertion.keeping(SoftAssertion.kept(assertion.signer, true, 7));
    assertion.data = data -> data.flagged(data.flags() | flags);
    assertEquals(1, assertion.verify().credential());
  }

  // Under the first PIN protocol of CTAP 2.1, one value or two; under the second, the same.
  @ParameterizedTest
  @ValueSource(ints = {32, 64, 48, 80})
  void whatHmacSecretSaysDoesNoHarm(int length) throws Exception {
    assertion.data = data -> data.extended(Cbor.encode(Map.of("hmac-secret", new byte[length])));
    assertEquals(1, assertion.verify().credential());
  }

  @Test
  void theRequestNamesTheRelyingPartyAndEveryCredential() {
    AssertionRequest request = assertion.ceremony.request();
    assertEquals("localhost", request.rpId());
    assertEquals(2, request.allow().size());
    assertArrayEquals(assertion.other.id(), request.allow().get(0).id());
    assertArrayEquals(assertion.signer.id(), request.allow().get(1).id());
    assertEquals(32, request.challenge().length);
    assertFalse(
        Arrays.equals(request.challenge(), new SoftAssertion().ceremony.request().challenge()));
  }
}
