// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.Shown;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked, proved and pinned. */
class EnrollmentTest {
  private final Bench bench = new Bench(FakeGateway.forMessages());

  @Test
  void theEnrollmentPinsSenderAndSettingsAndTheNumberByADigestOnly() throws Exception {
    bench.enroll(bench.gateway::code);
    Map<String, String> pinned = bench.parameters.asMap();
    assertEquals(List.of("account-sha256", "sender", "tone"), List.copyOf(pinned.keySet()));
    String first = pinned.getOrDefault("account-sha256", "");
    assertTrue(first.matches("[0-9a-f]{64}"), first);
    bench.parameters = Parameters.of(Map.of("sender", "fake"));
    bench.enroll(bench.gateway::code);
    // The same number and token again, under another salt.
    assertFalse(bench.parameters.asMap().containsValue(first));
  }

  @Test
  void theNumberIsShownMasked() throws Exception {
    bench.enroll(bench.gateway::code);
    List<String> shown = bench.last.shown().stream().map(Shown::text).toList();
    assertTrue(shown.contains("a code was sent by SMS to +49 ... 89"), shown::toString);
    shown.forEach(line -> assertFalse(line.contains("5123"), line));
    assertEquals(List.of(Bench.NUMBER), bench.gateway.numbers);
  }

  @Test
  void whoeverEnrollsIsToldWhatSmsIsWorth() throws Exception {
    bench.enroll(bench.gateway::code);
    assertTrue(bench.last.shown().get(0).text().startsWith("codes by SMS are the weakest method"));
  }

  @Test
  void aTypingErrorCostsNoMessage() throws Exception {
    AtomicInteger tries = new AtomicInteger();
    bench.enroll(
        () -> tries.incrementAndGet() < 3 ? bench.gateway.wrongCode() : bench.gateway.code());
    assertEquals(1, bench.gateway.texts.size());
  }

  @Test
  void threeWrongCodesEnrollNothing() {
    AuthenticatorException refused = refused(Bench.NUMBER, bench.gateway::wrongCode);
    assertEquals("the code did not match", refused.getMessage());
    assertEquals(Map.of(), bench.store.entries());
  }

  @Test
  void aLateCodeEnrollsNothing() {
    AuthenticatorException refused =
        refused(
            Bench.NUMBER,
            () -> {
              bench.clock.advance(Duration.ofMinutes(11));
              return bench.gateway.code();
            });
    assertEquals("that code is no longer valid", refused.getMessage());
    assertEquals(Map.of(), bench.store.entries());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "015123456789", "+049151234567", "+1234567", "+1234567890123456", "x"})
  void whatIsNoNumberIsSentNothingAndNotRepeated(String typed) {
    AuthenticatorException refused = refused(typed, () -> "123456");
    assertEquals("that is not a phone number in international form", refused.getMessage());
    assertEquals(List.of(), bench.gateway.texts);
  }

  @Test
  void withoutASenderTheNamesAreTold() {
    bench.parameters = Parameters.none();
    AuthenticatorException refused = refused(Bench.NUMBER, () -> "123456");
    assertEquals("sms needs a sender", refused.getMessage());
    assertEquals("add --set sms.sender=NAME; the names are fake", refused.hint().orElseThrow());
  }

  @Test
  void anUnknownSenderIsNotGuessed() {
    bench.parameters = Parameters.of(Map.of("sender", "other"));
    AuthenticatorException refused = refused(Bench.NUMBER, () -> "123456");
    assertEquals(Reason.UNAVAILABLE, refused.reason());
    assertEquals("this installation does not have the sender other", refused.getMessage());
  }

  @Test
  void twoSendersOfOneNameAreRefused() {
    Senders twins = new Senders(() -> List.of(bench.gateway, FakeGateway.forMessages()));
    assertThrows(AuthenticatorException.class, () -> twins.named("fake"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"volume", "account-sha256"})
  void aSettingThatTheSenderDoesNotHaveIsRefusedBeforeAnybodyIsAsked(String key) {
    bench.parameters = Parameters.of(Map.of("sender", "fake", key, "loud"));
    bench.last = ScriptedPrompter.answering();
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class, () -> bench.sms.enroll(bench.context(bench.last)));
    assertTrue(refused.getMessage().contains("sms." + key), refused.getMessage());
  }

  @Test
  void aNumberThatWasPutInItsPlaceIsSentNothing() throws Exception {
    Bench enrolled = Bench.enrolled();
    Parameters pinned = enrolled.parameters;
    int sent = enrolled.gateway.texts.size();
    KeptAccount another =
        new KeptAccount(Text.number("+4915199999999"), Map.of("token", Text.secret(Bench.TOKEN)));
    try (another) {
      new AccountEntry(enrolled.store.scopedTo("sms")).keep(another);
    }
    enrolled.parameters = pinned;
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> enrolled.verify(() -> "123456"));
    assertEquals(
        "the record of sms in the store does not fit the enrollment", refused.getMessage());
    assertEquals(sent, enrolled.gateway.texts.size());
  }

  @Test
  void theRecordHoldsWhatWasEnrolled() throws Exception {
    bench.enroll(bench.gateway::code);
    try (Secret record = bench.store.scopedTo("sms").load("account").orElseThrow();
        KeptAccount account = KeptAccount.read(record).orElseThrow()) {
      assertEquals(Bench.NUMBER, account.number().international());
      assertEquals(Bench.TOKEN, Text.of(Objects.requireNonNull(account.secrets().get("token"))));
    }
  }

  @Test
  void secretsThatAreTooLongAreRefused() {
    try (KeptAccount tooLong =
        new KeptAccount(
            Text.number(Bench.NUMBER), Map.of("token", Text.secret("x".repeat(2048))))) {
      assertThrows(AuthenticatorException.class, tooLong::toRecord);
    }
  }

  private AuthenticatorException refused(String number, Supplier<String> code) {
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class,
            () -> bench.sms.enroll(bench.context(Bench.answering(number, code))));
    assertFalse(number.length() > 1 && refused.toString().contains(number), refused.toString());
    return refused;
  }
}
