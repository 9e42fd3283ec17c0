// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.InMemoryThrottle;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The method with a store, a clock and a gateway that the test can look into. */
final class Bench {
  static final String NUMBER = "+4915123456789";
  static final String TOKEN = "a-token-of-the-fake";

  final InMemorySecretStore store = new InMemorySecretStore();
  final MutableClock clock = MutableClock.at(Instant.parse("2026-03-04T05:06:07Z"));
  final InMemoryThrottle throttle = new InMemoryThrottle(clock);
  final FakeGateway gateway;
  final SmsAuthenticator sms;
  Parameters parameters = Parameters.of(Map.of("sender", "fake", "tone", "soft"));
  ScriptedPrompter last = ScriptedPrompter.answering();

  Bench(FakeGateway gateway) {
    this.gateway = gateway;
    this.sms = new SmsAuthenticator(gateway.asSenders());
  }

  /** Returns a bench whose person has enrolled and has waited long enough to be sent codes. */
  static Bench enrolled(FakeGateway gateway) throws LocalAuthException {
    Bench bench = new Bench(gateway);
    bench.enroll(gateway::code);
    bench.clock.advance(Duration.ofDays(2));
    return bench;
  }

  static Bench enrolled() throws LocalAuthException {
    return enrolled(FakeGateway.forMessages());
  }

  FixedContext context(Prompter prompter) {
    return FixedContext.of(store.scopedTo("sms"), prompter, clock, new InMemoryReplayGuard())
        .with(parameters)
        .with(throttle);
  }

  void enroll(Supplier<String> code) throws LocalAuthException {
    last = answering(NUMBER, code);
    try (Enrolled enrolled = sms.enroll(context(last))) {
      parameters = enrolled.parameters();
    }
  }

  /** Verifies; what is typed is looked up after the code was sent. */
  Optional<Verdict.Rejection> verify(Supplier<String> typed) throws LocalAuthException {
    last = ScriptedPrompter.answeringWith(question -> typed.get());
    try (Verdict verdict = sms.verify(context(last))) {
      return verdict instanceof Verdict.Accepted
          ? Optional.empty()
          : Optional.of(assertInstanceOf(Verdict.Rejected.class, verdict).reason());
    }
  }

  static ScriptedPrompter answering(String number, Supplier<String> code) {
    return ScriptedPrompter.answeringWith(
        question -> {
          if (question == Question.Known.PHONE_NUMBER) {
            return number;
          }
          return question == Question.Known.SMS_CODE ? code.get() : TOKEN;
        });
  }
}
