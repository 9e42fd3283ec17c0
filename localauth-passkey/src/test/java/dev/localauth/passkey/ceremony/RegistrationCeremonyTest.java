// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.webauthn4j.converter.util.ObjectConverter;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.testsupport.softauthenticator.Algorithm;
import dev.localauth.testsupport.softauthenticator.AttestationObject;
import dev.localauth.testsupport.softauthenticator.AuthenticatorData;
import dev.localauth.testsupport.softauthenticator.Cbor;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationCeremonyTest {
  private final SoftRegistration registration = new SoftRegistration();

  @ParameterizedTest
  @EnumSource(names = {"ES256", "EDDSA", "RS256"})
  void aCredentialOfEachOfferedAlgorithmIsRegistered(Algorithm algorithm) throws Exception {
    Credential credential = registration.with(algorithm).verify();
    assertArrayEquals(registration.credential.id(), credential.id());
    assertArrayEquals(registration.ceremony.request().userHandle(), credential.userHandle());
    assertEquals(
        registration.credential.keys().getPublic(),
        new PublicKeys(new ObjectConverter()).decode(credential.publicKey()).getPublicKey());
    assertEquals(List.of("usb"), credential.transports());
    assertEquals(new UUID(0, 0), credential.aaguid());
    assertEquals(1, credential.signCount());
    assertFalse(credential.backupEligible());
  }

  @ParameterizedTest
  @EnumSource
  void wrongClientDataAreRefused(WrongClientData wrong) {
    wrong.change.accept(registration.clientData);
    registration.assertRefused(wrong.step);
  }

  @ParameterizedTest
  @EnumSource
  void aWrongRegistrationIsRefused(WrongRegistration wrong) {
    wrong.change.accept(registration);
    registration.assertRefused(wrong.step);
  }

  @ParameterizedTest
  @EnumSource(names = {"ES256", "EDDSA", "RS256"})
  void aCredentialMayAttestItself(Algorithm algorithm) throws Exception {
    registration.with(algorithm).attesting =
        (data, hash) -> AttestationObject.self(data, hash, registration.credential).encode();
    assertArrayEquals(registration.credential.id(), registration.verify().id());
  }

  @Test
  void clientDataMayLeaveOutCrossOriginAndSayMore() throws Exception {
    registration.clientData.remove("crossOrigin");
    registration.clientData.set("other_keys_can_be_added_here", "{\"x\":[1,null,true,{}]}");
    assertEquals(1, registration.verify().signCount());
  }

  @Test
  void whetherItCanBeBackedUpIsRemembered() throws Exception {
    registration.data =
        data -> data.flagged(data.flags() | AuthenticatorData.BE | AuthenticatorData.BS);
    assertTrue(registration.verify().backupEligible());
  }

  @Test
  void extensionsThatNobodyAskedForDoNoHarm() throws Exception {
    registration.data = data -> data.extended(Cbor.encode(Map.of("hmac-secret", true)));
    assertEquals(1, registration.verify().signCount());
  }

  @Test
  void ofTheTransportsOnlyWordsAreKept() throws Exception {
    registration.transports =
        List.of(
            "nfc", "smart-card", "nfc", "", "a,b", "x\u0000", "USB", "y".repeat(33), "future-2");
    assertEquals(List.of("nfc", "smart-card", "future-2"), registration.verify().transports());
  }

  @Test
  void ofManyTransportsTheFirstAreKept() throws Exception {
    registration.transports = IntStream.range(0, 100).mapToObj(number -> "way-" + number).toList();
    assertEquals(16, registration.verify().transports().size());
  }

  @Test
  void anIdMayHave1023Bytes() throws Exception {
    SoftCredential any = registration.credential;
    registration.credential =
        new SoftCredential(
            new byte[1023], any.userHandle(), any.algorithm(), any.keys(), any.prfKey());
    assertEquals(1023, registration.verify().id().length);
  }

  @Test
  void anotherCredentialOfTheSamePersonIsNew() throws Exception {
    registration.beside(new SoftRegistration().verify(), new SoftRegistration().verify());
    assertArrayEquals(registration.credential.id(), registration.verify().id());
  }

  @Test
  void eachRequestIsFresh() {
    RegistrationRequest one = SoftRegistration.ceremony(List.of()).request();
    RegistrationRequest two = SoftRegistration.ceremony(List.of()).request();
    assertEquals(32, one.challenge().length);
    assertEquals(32, one.userHandle().length);
    assertFalse(Arrays.equals(one.challenge(), two.challenge()));
    assertFalse(Arrays.equals(one.userHandle(), two.userHandle()));
    assertFalse(Arrays.equals(one.challenge(), one.userHandle()));
  }

  @Test
  void theRequestNamesTheRelyingPartyThePersonAndWhatIsKnown() throws Exception {
    Credential known = new SoftRegistration().verify();
    RegistrationRequest request = SoftRegistration.ceremony(List.of(known)).request();
    assertEquals("localhost", request.rpId());
    assertEquals("localauth", request.rpName());
    assertEquals("alice@laptop", request.userName());
    assertEquals(List.of(-7, -8, -257), request.algorithms());
    assertEquals(1, request.exclude().size());
    assertArrayEquals(known.id(), request.exclude().get(0).id());
    assertEquals(List.of("usb"), request.exclude().get(0).transports());
  }
}
