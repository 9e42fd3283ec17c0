// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever bytes arrive, nothing but a refusal comes out; and a signature covers every bit. */
class HostileBytesTest {
  private static final int ROUNDS = Boolean.getBoolean("localauth.full") ? 20_000 : 300;

  private final Random random = new Random(20261128);

  @Test
  void changedClientDataOfAnAssertionAreRefused() {
    SoftAssertion assertion = new SoftAssertion();
    AssertionResponse right = assertion.response();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = changed(right.clientDataJson());
      assertRefused(assertion, right, changed, right.authenticatorData(), right.signature());
    }
  }

  @Test
  void changedAuthenticatorDataOfAnAssertionAreRefused() {
    SoftAssertion assertion = new SoftAssertion();
    AssertionResponse right = assertion.response();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = changed(right.authenticatorData());
      assertRefused(assertion, right, right.clientDataJson(), changed, right.signature());
    }
  }

  @Test
  void aChangedSignatureIsRefused() {
    SoftAssertion assertion = new SoftAssertion();
    AssertionResponse right = assertion.response();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] changed = changed(right.signature());
      assertRefused(assertion, right, right.clientDataJson(), right.authenticatorData(), changed);
    }
  }

  @Test
  void aChangedRegistrationIsRefusedOrRead() {
    SoftRegistration registration = new SoftRegistration();
    RegistrationResponse right = registration.response();
    for (int i = 0; i < ROUNDS; i++) {
      registers(registration, right.clientDataJson(), changed(right.attestationObject()));
      registers(registration, changed(right.clientDataJson()), right.attestationObject());
    }
  }

  @Test
  void noiseIsRefusedOrRead() {
    SoftRegistration registration = new SoftRegistration();
    byte[] clientData = registration.clientData.encode();
    for (int i = 0; i < ROUNDS; i++) {
      byte[] noise = noise(random.nextInt(300));
      registers(registration, clientData, noise);
      registration.dataBytes = data -> noise;
      registers(registration, clientData, registration.response().attestationObject());
      assertThrows(CeremonyException.class, () -> ClientData.parse(noise));
    }
  }

  @Test
  void manyOpenBracketsAreRefused() {
    byte[] brackets = "[".repeat(16_000).getBytes(StandardCharsets.UTF_8);
    assertThrows(CeremonyException.class, () -> ClientData.parse(brackets));
    byte[] maps = new byte[60_000];
    Arrays.fill(maps, (byte) 0xa1);
    assertThrows(CeremonyException.class, () -> AttestationForm.require(maps));
    byte[] lists = new byte[60_000];
    Arrays.fill(lists, (byte) 0x9f);
    assertThrows(CeremonyException.class, () -> AttestationForm.require(lists));
  }

  private static void assertRefused(
      SoftAssertion assertion,
      AssertionResponse right,
      byte[] clientData,
      byte[] data,
      byte[] signature) {
    try (AssertionResponse wrong =
        new AssertionResponse(
            right.origin(),
            right.credentialId(),
            clientData,
            data,
            signature,
            right.userHandle(),
            Optional.empty())) {
      assertThrows(CeremonyException.class, () -> assertion.ceremony.verify(wrong));
    }
  }

  private static void registers(
      SoftRegistration registration, byte[] clientData, byte[] attestationObject) {
    try (RegistrationResponse response =
        new RegistrationResponse(
            SoftRegistration.ORIGIN,
            clientData,
            attestationObject,
            List.of(),
            false,
            Optional.empty())) {
      registration.ceremony.verify(response);
    } catch (CeremonyException refused) {
      // Which step it is depends on the byte that was hit.
    }
  }

  /** Returns {@code right} with a bit or a byte changed, a part cut out, or a part put in. */
  private byte[] changed(byte[] right) {
    int at = random.nextInt(right.length);
    byte[] changed =
        switch (random.nextInt(4)) {
          case 0 -> flipped(right, at);
          case 1 -> Arrays.copyOf(right, at);
          case 2 -> joined(Arrays.copyOf(right, at), noise(1 + random.nextInt(4)), right, at);
          default -> joined(Arrays.copyOf(right, at), new byte[0], right, at + 1);
        };
    return Arrays.equals(changed, right) ? flipped(right, at) : changed;
  }

  private byte[] flipped(byte[] right, int at) {
    byte[] flipped = right.clone();
    flipped[at] ^= (byte) (1 << random.nextInt(8));
    return flipped;
  }

  private static byte[] joined(byte[] head, byte[] middle, byte[] right, int from) {
    byte[] all = Arrays.copyOf(head, head.length + middle.length + right.length - from);
    System.arraycopy(middle, 0, all, head.length, middle.length);
    System.arraycopy(right, from, all, head.length + middle.length, right.length - from);
    return all;
  }

  private byte[] noise(int length) {
    byte[] noise = new byte[length];
    random.nextBytes(noise);
    return noise;
  }
}
