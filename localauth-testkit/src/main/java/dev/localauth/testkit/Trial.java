// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One method with a store, a clock and a person of its own. */
final class Trial {
  // Longer than any code lives twice over, so that no answer meets an earlier one.
  private static final Duration BETWEEN_ANSWERS = Duration.ofMinutes(5);

  final InMemorySecretStore store = new InMemorySecretStore();
  private final MutableClock clock = MutableClock.at(Instant.parse("2026-01-02T03:04:05Z"));
  private final InMemoryReplayGuard replayGuard = new InMemoryReplayGuard();
  private final List<ScriptedPrompter> prompters = new ArrayList<>();
  private final AuthenticatorContract method;
  private Parameters parameters;

  Trial(AuthenticatorContract method) {
    this.method = method;
    this.parameters = method.requested();
  }

  /** A person who wants to get in. */
  ScriptedPrompter rightly() {
    return person(true);
  }

  ScriptedPrompter wrongly() {
    return person(false);
  }

  private ScriptedPrompter person(boolean rightly) {
    method.aboutToAnswer(rightly);
    AnsweringPerson person = method.person();
    ScriptedPrompter prompter =
        ScriptedPrompter.answeringWith(
            question -> {
              var asked = new AnsweringPerson.Asked(question, shown(), clock.instant());
              return rightly ? person.rightAnswer(asked) : person.wrongAnswer(asked);
            },
            person::confirms);
    prompters.add(prompter);
    return prompter;
  }

  /** Enrolls and remembers the parameters, as the gate does. */
  Enrolled enroll(ScriptedPrompter prompter) throws LocalAuthException {
    Enrolled enrolled = method.authenticator().enroll(context(prompter).with(method.requested()));
    parameters = enrolled.parameters();
    return enrolled;
  }

  Optional<byte[]> enrollRightly() throws LocalAuthException {
    try (Enrolled enrolled = enroll(rightly())) {
      return enrolled.unlockingKey().map(Trial::bytesOf);
    }
  }

  Verdict verify(ScriptedPrompter prompter) throws LocalAuthException {
    clock.advance(BETWEEN_ANSWERS);
    return method.authenticator().verify(context(prompter));
  }

  boolean accepts(ScriptedPrompter prompter) throws LocalAuthException {
    try (Verdict verdict = verify(prompter)) {
      return verdict instanceof Verdict.Accepted;
    }
  }

  void revoke() throws LocalAuthException {
    method.authenticator().revoke(context(ScriptedPrompter.answering()));
  }

  List<Shown> shown() {
    return prompters.stream().flatMap(prompter -> prompter.shown().stream()).toList();
  }

  long leftOpen() {
    return store.leftOpen() + prompters.stream().mapToLong(ScriptedPrompter::leftOpen).sum();
  }

  Parameters parameters() {
    return parameters;
  }

  static byte[] bytesOf(Secret secret) {
    return secret.use(byte[]::clone);
  }

  private FixedContext context(ScriptedPrompter prompter) {
    return FixedContext.of(
            store.scopedTo(method.authenticator().id()), prompter, clock, replayGuard)
        .with(parameters);
  }
}
