// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** A store, a method and a person who types. */
final class Desk {
  static final SecretName RECORD = new SecretName("localauth", "pin/record");

  final InMemorySecretStore store = new InMemorySecretStore();
  final KeyDerivation derivation;
  PinAuthenticator method;
  Parameters parameters = Parameters.none();

  Desk() {
    this(new Argon2id());
  }

  Desk(KeyDerivation derivation) {
    this.derivation = derivation;
    this.method = method(Cheap.COST);
  }

  PinAuthenticator method(Cost today) {
    return new PinAuthenticator(derivation, today, Cheap.COST);
  }

  FixedContext context(Prompter prompter) {
    return FixedContext.of(
            store.scopedTo("pin"),
            prompter,
            MutableClock.at(Instant.EPOCH),
            new InMemoryReplayGuard())
        .with(parameters);
  }

  /** Returns the unlocking key in hexadecimal. */
  String enroll(String pin) throws LocalAuthException {
    try (Enrolled enrolled = method.enroll(context(ScriptedPrompter.answering(pin, pin)))) {
      parameters = enrolled.parameters();
      return hex(enrolled.unlockingKey().orElseThrow());
    }
  }

  /** Returns the unlocking key in hexadecimal, or empty if {@code pin} was rejected as wrong. */
  Optional<String> unlock(String pin) throws LocalAuthException {
    return unlock(ScriptedPrompter.answering(pin));
  }

  Optional<String> unlock(Prompter prompter) throws LocalAuthException {
    try (Verdict verdict = method.verify(context(prompter))) {
      if (verdict instanceof Verdict.Accepted accepted) {
        return Optional.of(hex(accepted.unlockingKey().orElseThrow()));
      }
      if (((Verdict.Rejected) verdict).reason() != Verdict.Rejection.WRONG) {
        throw new AssertionError("rejected, but not as wrong");
      }
      return Optional.empty();
    }
  }

  void change(String key, String... answers) throws LocalAuthException {
    try (Secret unlockingKey = Secret.owning(HexFormat.of().parseHex(key))) {
      method.change(context(ScriptedPrompter.answering(answers)), unlockingKey);
    }
  }

  byte[] record() {
    return Optional.ofNullable(store.entries().get(RECORD)).orElseThrow();
  }

  void put(byte[] record) {
    store.restore(Map.of(RECORD, record));
  }

  Cost cost() throws LocalAuthException {
    return new RecordEntry(store.scopedTo("pin"), Cheap.COST).load().cost();
  }

  static String hex(Secret secret) {
    return secret.use(HexFormat.of()::formatHex);
  }
}
