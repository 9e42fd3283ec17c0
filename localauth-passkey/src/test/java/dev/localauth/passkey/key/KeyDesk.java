// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Prompter;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.passkey.transport.Transport;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.Shown;
import dev.localauth.testsupport.fido.CborReader;
import dev.localauth.testsupport.fido.SoftKey;
import dev.localauth.testsupport.fido.SoftKeys;
import dev.localauth.testsupport.keyring.Programs;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Soft keys, the real libfido2, and a person who types what a test says. */
public final class KeyDesk {
  static final byte[] CHALLENGE = filled(1);
  static final byte[] USER = filled(2);
  static final byte[] PRF_INPUT = filled(3);

  /** The PIN of every key on the desk. */
  public static final String PIN = "4711-pin";

  final SoftKeys keys;
  final WatchedFido2 fido;
  final KeyTransport transport;
  Duration timeout = Duration.ofSeconds(30);
  ScriptedPrompter person = ScriptedPrompter.answering();

  /** Plugs these keys in. */
  public KeyDesk(SoftKey... plugged) {
    Path library = library();
    keys = new SoftKeys(library);
    for (SoftKey each : plugged) {
      keys.plugIn(each);
    }
    fido = new WatchedFido2(Libfido2.load(library), keys);
    Fido2 binding = fido.binding();
    transport = new KeyTransport(() -> binding);
  }

  /** Returns the transport under test. */
  public Transport transport() {
    return transport;
  }

  /** Returns what is plugged in. */
  public SoftKeys keys() {
    return keys;
  }

  /** Returns where libfido2 is, or skips the test and says why. */
  public static Path library() {
    Path library = Libfido2.installed().orElse(Path.of("libfido2.so.1"));
    Programs.require(library, "libfido2-1");
    return library;
  }

  /** Lets the person type these answers. */
  KeyDesk typing(String... answers) {
    person = ScriptedPrompter.answering(answers);
    return this;
  }

  RegistrationRequest registration(byte[]... excluded) {
    return new RegistrationRequest(
        CHALLENGE,
        "localhost",
        "localauth",
        USER,
        "alice@laptop",
        List.of(-7, -8, -257),
        descriptors(excluded),
        PRF_INPUT,
        timeout);
  }

  AssertionRequest assertion(byte[]... allowed) {
    return new AssertionRequest(CHALLENGE, "localhost", descriptors(allowed), PRF_INPUT, timeout);
  }

  RegistrationResponse register(byte[]... excluded) throws LocalAuthException {
    return transport.register(registration(excluded), context(person));
  }

  AssertionResponse sign(byte[]... allowed) throws LocalAuthException {
    return transport.sign(assertion(allowed), context(person));
  }

  /** Makes a credential, with the PIN if the key wants one, and returns its id. */
  byte[] registered() throws LocalAuthException {
    ScriptedPrompter usual = person;
    person = ScriptedPrompter.answeringWith(question -> PIN);
    try (RegistrationResponse response = register()) {
      return credentialId(authenticatorData(response));
    } finally {
      person = usual;
    }
  }

  AuthenticatorException refusedToSign(byte[]... allowed) {
    return assertThrows(AuthenticatorException.class, () -> sign(allowed).close());
  }

  AuthenticatorException refusedToRegister(byte[]... excluded) {
    return assertThrows(AuthenticatorException.class, () -> register(excluded).close());
  }

  /** Returns the lines that were shown. */
  List<String> lines() {
    return person.shown().stream().map(Shown::text).toList();
  }

  /** Asserts that nothing of libfido2 is left, and that one daemon thread did everything. */
  public void assertTidy() {
    assertEquals(Map.of(), fido.leftOver());
    assertEquals(0, keys.opened());
    for (Thread each : fido.threads) {
      assertTrue(each.isDaemon(), each::getName);
    }
  }

  static FixedContext context(Prompter person) {
    return FixedContext.of(
        new InMemorySecretStore().scopedTo("passkey"),
        person,
        MutableClock.at(Instant.EPOCH),
        new InMemoryReplayGuard());
  }

  static Map<?, ?> attestation(RegistrationResponse response) {
    return (Map<?, ?>) CborReader.decode(response.attestationObject());
  }

  static byte[] authenticatorData(RegistrationResponse response) {
    return (byte[]) Objects.requireNonNull(attestation(response).get("authData"));
  }

  /** WebAuthn Level 3 §6.5.1. */
  static byte[] credentialId(byte[] authenticatorData) {
    int length = ByteBuffer.wrap(authenticatorData).getShort(53);
    return Arrays.copyOfRange(authenticatorData, 55, 55 + length);
  }

  private static List<Descriptor> descriptors(byte[]... ids) {
    return Arrays.stream(ids).map(id -> new Descriptor(id, List.of("usb"))).toList();
  }

  private static byte[] filled(int value) {
    byte[] bytes = new byte[32];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }
}
