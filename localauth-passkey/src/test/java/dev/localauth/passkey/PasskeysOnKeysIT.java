// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.passkey.key.KeyDesk;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testsupport.fido.SoftKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registered, signed and verified, from the key's own bytes to the unlocking key. */
class PasskeysOnKeysIT {
  private final SoftKey first = new SoftKey("First").withPin(KeyDesk.PIN);
  private final SoftKey second = new SoftKey("Second").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(first);
  private final PasskeyAuthenticator passkey =
      new PasskeyAuthenticator(new Transports(() -> List.of(desk.transport())));
  private final List<FixedContext> credentials = new ArrayList<>();
  private byte[] unlockingKey = {};

  @AfterEach
  void nothingIsLeft() {
    desk.assertTidy();
  }

  @ParameterizedTest
  @ValueSource(ints = {-7, -8, -257})
  void theUnlockingKeyIsTheSameTenTimesWithEachAlgorithm(int algorithm) throws Exception {
    first.withAlgorithms(algorithm);
    enroll();
    for (int i = 0; i < 10; i++) {
      assertArrayEquals(unlockingKey, opened());
    }
  }

  @Test
  void anOldKeyWorksToo() throws Exception {
    first.old();
    enroll();
    assertArrayEquals(unlockingKey, opened());
  }

  @Test
  void aSensorIsEnough() throws Exception {
    first.withSensor();
    enroll();
    assertArrayEquals(unlockingKey, opened());
  }

  @Test
  void withoutHmacSecretItProvesAndUnlocksNothing() throws Exception {
    first.withoutHmacSecret();
    enroll();
    assertEquals(0, unlockingKey.length);
    assertTrue(verify() instanceof Verdict.Accepted);
  }

  @Test
  void eitherOfTwoKeysOpensWithTheSameUnlockingKey() throws Exception {
    enrollBoth();
    desk.keys().pullOut(first);
    assertArrayEquals(unlockingKey, opened());
    desk.keys().pullOut(second);
    plugInAgain(first);
    assertArrayEquals(unlockingKey, opened());
  }

  @Test
  void withBothPluggedInTheOneTouchedSigns() throws Exception {
    enrollBoth();
    plugInAgain(first.untouched());
    assertArrayEquals(unlockingKey, opened());
    assertTrue(second.sawPin());
  }

  @Test
  void anotherPersonsKeyIsNotEvenAsked() throws Exception {
    enroll();
    desk.keys().pullOut(first);
    desk.keys().plugIn(second);
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, this::verify);
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
    assertEquals("none of the enrolled credentials is on Soft Second", refusal.getMessage());
  }

  @Test
  void aKeyThatWasResetHasLostTheCredential() throws Exception {
    enroll();
    first.forget();
    assertEquals(
        Reason.UNAVAILABLE, assertThrows(AuthenticatorException.class, this::verify).reason());
  }

  @Test
  void aCopyOfTheKeyIsNoticedByItsCounter() throws Exception {
    enroll();
    opened();
    first.counter(1);
    assertEquals(Verdict.Rejection.WRONG, ((Verdict.Rejected) verify()).reason());
  }

  @Test
  void aWrongPinIsAFailureThatStaysCounted() throws Exception {
    enroll();
    AuthenticatorException refusal =
        assertThrows(AuthenticatorException.class, () -> verify("0815-wrong"));
    assertEquals(Reason.FAILED, refusal.reason());
  }

  @Test
  void theSameKeyIsNotRegisteredTwice() throws Exception {
    enroll();
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, this::enrollBeside);
    assertEquals(Reason.FAILED, refusal.reason());
    assertTrue(refusal.getMessage().startsWith("this security key is registered already"));
  }

  private void enrollBoth() throws LocalAuthException {
    enroll();
    desk.keys().plugIn(second);
    enrollBeside();
  }

  private void plugInAgain(SoftKey key) {
    key.plugInAgain();
    desk.keys().plugIn(key);
  }

  private void enroll() throws LocalAuthException {
    FixedContext context = context();
    try (Enrolled enrolled = passkey.enroll(context)) {
      credentials.add(context.with(enrolled.parameters()));
      unlockingKey = enrolled.unlockingKey().map(PasskeysOnKeysIT::bytes).orElse(new byte[0]);
    }
  }

  private void enrollBeside() throws LocalAuthException {
    FixedContext context = context();
    List<Parameters> others = credentials.stream().map(FixedContext::parameters).toList();
    try (Secret key = Secret.copyOf(unlockingKey);
        Enrolled enrolled = passkey.enrollBeside(context, others, Optional.of(key))) {
      credentials.add(context.with(enrolled.parameters()));
    }
  }

  private Verdict verify() throws LocalAuthException {
    return verify(KeyDesk.PIN);
  }

  private Verdict verify(String pin) throws LocalAuthException {
    List<AuthenticationContext> typing = new ArrayList<>();
    for (FixedContext each : credentials) {
      typing.add(each.with(ScriptedPrompter.answeringWith(question -> pin)));
    }
    return passkey.verifyAny(typing);
  }

  private byte[] opened() throws LocalAuthException {
    try (Verdict verdict = verify()) {
      return bytes(((Verdict.Accepted) verdict).unlockingKey().orElseThrow());
    }
  }

  private static FixedContext context() {
    return FixedContext.of(
        new InMemorySecretStore().scopedTo("passkey"),
        ScriptedPrompter.answeringWith(question -> KeyDesk.PIN),
        MutableClock.at(Instant.EPOCH),
        new InMemoryReplayGuard());
  }

  private static byte[] bytes(Secret secret) {
    return secret.use(byte[]::clone);
  }
}
