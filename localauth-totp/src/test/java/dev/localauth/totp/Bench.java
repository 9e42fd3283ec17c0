// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** The method, enrolled with a known seed, and the app that has the same. */
final class Bench {
  static final byte[] SEED = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  static final Parameters PARAMETERS =
      Parameters.of(
          Map.of("algorithm", "SHA1", "digits", "6", "period", "30", "seed-sha256", fingerprint()));

  final InMemorySecretStore store = new InMemorySecretStore();
  final InMemoryReplayGuard guard = new InMemoryReplayGuard();
  final MutableClock clock = MutableClock.at(Instant.parse("2026-03-04T05:06:00Z"));
  final TotpAuthenticator totp = new TotpAuthenticator();
  final AuthenticatorApp app = new AuthenticatorApp(SEED, "SHA1", 6, 30);

  private static String fingerprint() {
    try (Secret seed = Secret.copyOf(SEED)) {
      return seed.fingerprint();
    }
  }

  Parameters parameters = PARAMETERS;

  static Bench enrolled() throws LocalAuthException {
    Bench bench = new Bench();
    try (Secret seed = Secret.copyOf(SEED)) {
      bench.store.scopedTo("totp").store("seed", seed);
    }
    return bench;
  }

  FixedContext context(Prompter prompter) {
    return FixedContext.of(store.scopedTo("totp"), prompter, clock, guard).with(parameters);
  }

  long step() {
    return clock.instant().getEpochSecond() / 30;
  }

  void setTo(long step, long milliseconds) {
    clock.set(Instant.ofEpochSecond(step * 30).plusMillis(milliseconds));
  }

  Verdict verify(String answer) throws LocalAuthException {
    return totp.verify(context(ScriptedPrompter.answering(answer)));
  }

  void assertAccepted(String answer) throws LocalAuthException {
    try (Verdict verdict = verify(answer)) {
      assertInstanceOf(Verdict.Accepted.class, verdict);
    }
  }

  void assertWrong(String answer) throws LocalAuthException {
    try (Verdict verdict = verify(answer)) {
      assertEquals(
          Verdict.Rejection.WRONG, assertInstanceOf(Verdict.Rejected.class, verdict).reason());
    }
  }

  void assertReused(String answer, Duration retryAfter) throws LocalAuthException {
    try (Verdict verdict = verify(answer)) {
      var rejected = assertInstanceOf(Verdict.Rejected.class, verdict);
      assertEquals(Verdict.Rejection.REUSED, rejected.reason());
      assertEquals(retryAfter, rejected.retryAfter().orElseThrow());
    }
  }
}
