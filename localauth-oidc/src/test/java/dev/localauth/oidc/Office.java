// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.Shown;
import dev.localauth.testsupport.oidc.DeviceFlows.Ending;
import dev.localauth.testsupport.oidc.LoopbackIssuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A person, a machine and an issuer, on one clock. */
final class Office implements AutoCloseable {
  final MutableClock clock = MutableClock.at(Instant.parse("2026-01-02T03:04:05Z"));
  final InMemorySecretStore store = new InMemorySecretStore();
  final InMemoryReplayGuard guard = new InMemoryReplayGuard();
  final LoopbackIssuer issuer;
  ScriptedPrompter prompter = ScriptedPrompter.answering();
  SkippedTime time = new SkippedTime(clock, Duration.ofSeconds(5));
  Parameters enrolled = Parameters.none();

  Office() {
    this(LoopbackIssuer.start());
  }

  Office(LoopbackIssuer issuer) {
    this.issuer = issuer;
    issuer.clock(clock::instant);
    issuer.flows().end(Ending.ALLOWED);
  }

  /** Enrolls alice with these wishes beside issuer and client: name, value, and so on. */
  Parameters enroll(String... wishes) throws LocalAuthException {
    try (Enrolled done = method().enroll(context(Parameters.of(wishes(wishes))))) {
      enrolled = done.parameters();
      return enrolled;
    }
  }

  Verdict verify() throws LocalAuthException {
    clock.advance(Duration.ofMinutes(5));
    prompter = ScriptedPrompter.answering();
    return method().verify(context(enrolled));
  }

  boolean accepts() throws LocalAuthException {
    try (Verdict verdict = verify()) {
      return verdict instanceof Verdict.Accepted;
    }
  }

  void assertRejected(Verdict.Rejection reason, String because) throws LocalAuthException {
    try (Verdict verdict = verify()) {
      assertEquals(reason, assertInstanceOf(Verdict.Rejected.class, verdict).reason());
    }
    assertEquals(because.formatted(issuer.issuer()), lines().get(lines().size() - 1));
  }

  AuthenticatorException assertFails(AuthenticatorException.Reason reason, String message) {
    return assertFailure(reason, message, () -> verify().close());
  }

  AuthenticatorException assertCannotEnroll(
      AuthenticatorException.Reason reason, String message, String... wishes) {
    return assertFailure(reason, message, () -> enroll(wishes));
  }

  private AuthenticatorException assertFailure(
      AuthenticatorException.Reason reason,
      String message,
      org.junit.jupiter.api.function.Executable call) {
    AuthenticatorException thrown = assertThrows(AuthenticatorException.class, call);
    assertEquals(
        reason + ": " + message.formatted(issuer.issuer()),
        thrown.reason() + ": " + thrown.getMessage());
    return thrown;
  }

  /** Returns the lines that the person was shown in the latest call. */
  List<String> lines() {
    return prompter.shown().stream()
        .filter(shown -> shown.lines().isEmpty())
        .map(Shown::text)
        .toList();
  }

  OidcAuthenticator method() {
    return new OidcAuthenticator(time);
  }

  FixedContext context(Parameters parameters) {
    return FixedContext.of(store.scopedTo(OidcAuthenticator.ID), prompter, clock, guard)
        .with(parameters);
  }

  Map<String, String> wishes(String... more) {
    Map<String, String> wishes =
        new TreeMap<>(Map.of("issuer", issuer.issuer(), "client", LoopbackIssuer.CLIENT));
    for (int i = 0; i < more.length; i += 2) {
      wishes.put(more[i], more[i + 1]);
    }
    return wishes;
  }

  @Override
  public void close() {
    issuer.close();
  }
}
