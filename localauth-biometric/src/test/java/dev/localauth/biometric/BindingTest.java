// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Enrolled;
import dev.localauth.api.Parameters;
import dev.localauth.api.SecretName;
import dev.localauth.api.Verdict;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an enrollment is bound to. */
class BindingTest {
  private static final SecretName ENTRY = new SecretName("localauth", "biometric/enrollment");

  private final InMemorySecretStore store = new InMemorySecretStore();
  private final FakePlatform platform = new FakePlatform();
  private final BiometricAuthenticator method = new BiometricAuthenticator(platform);

  @Test
  void thePlatformIsHandedWhatItPinnedAndNothingElse() throws Exception {
    Parameters enrolled = enroll();
    assertEquals(
        Set.of("entry-sha256", "platform", "sensor"), enrolled.asMap().keySet(), "what is pinned");
    method.verify(context(enrolled)).close();
    assertEquals(List.of(FakePlatform.PINNED, FakePlatform.PINNED), platform.asked);
  }

  @Test
  void whoIsNotRecognizedWhileEnrollingLeavesNothing() {
    platform.answer = Answer.WRONG;
    AuthenticatorException refused = assertThrows(AuthenticatorException.class, this::enroll);
    assertEquals(Reason.FAILED, refused.reason());
    assertEquals(Map.of(), store.entries());
  }

  @Test
  void nobodyIsAskedOnAnotherPlatform() throws Exception {
    Parameters enrolled = enroll();
    platform.asked.clear();
    platform.id = "other";
    AuthenticatorException refused = refused(enrolled);
    assertEquals(Reason.FAILED, refused.reason());
    assertEquals("biometric was enrolled with fake, and here is other", refused.getMessage());
    assertEquals(List.of(), platform.asked);
  }

  @Test
  void theEntryOfAnotherEnrollmentIsNotTaken() throws Exception {
    Parameters first = enroll();
    enroll();
    platform.asked.clear();
    assertEquals(Reason.FAILED, refused(first).reason());
    assertEquals(Reason.FAILED, refused(Parameters.of(Map.of("platform", "fake"))).reason());
    assertEquals(List.of(), platform.asked);
  }

  @Test
  void whatIsRevokedWhileThePersonIsAskedOpensNothing() throws Exception {
    Parameters enrolled = enroll();
    platform.meanwhile = () -> store.restore(Map.of());
    assertEquals(Reason.NOT_ENROLLED, refused(enrolled).reason());
  }

  @Test
  void whatThePlatformCannotTellPassesThrough() throws Exception {
    Parameters enrolled = enroll();
    var busy = new AuthenticatorException(Reason.UNAVAILABLE, "the reader is in use");
    platform.failure = Optional.of(busy);
    assertEquals(busy, refused(enrolled));
  }

  @Test
  void aWishIsRefusedBeforeAnybodyIsAsked() throws Exception {
    Parameters enrolled = enroll();
    platform.asked.clear();
    FixedContext wishing = context(enrolled).wishing(Parameters.of(Map.of("finger", "left")));
    assertThrows(AuthenticatorException.class, () -> method.verify(wishing).close());
    assertEquals(List.of(), platform.asked);
  }

  @Test
  void thereIsNoUnlockingKey() throws Exception {
    try (Enrolled enrolled = method.enroll(context(Parameters.none()))) {
      assertTrue(enrolled.unlockingKey().isEmpty());
      try (Verdict verdict = method.verify(context(enrolled.parameters()))) {
        assertTrue(assertInstanceOf(Verdict.Accepted.class, verdict).unlockingKey().isEmpty());
      }
    }
    assertEquals(32, Objects.requireNonNull(store.entries().get(ENTRY)).length);
  }

  private Parameters enroll() throws Exception {
    try (Enrolled enrolled = method.enroll(context(Parameters.none()))) {
      return enrolled.parameters();
    }
  }

  private AuthenticatorException refused(Parameters enrolled) {
    return assertThrows(
        AuthenticatorException.class, () -> method.verify(context(enrolled)).close());
  }

  private FixedContext context(Parameters parameters) {
    return FixedContext.of(
            store.scopedTo("biometric"),
            ScriptedPrompter.answering(),
            MutableClock.at(Instant.parse("2026-01-02T03:04:05Z")),
            new InMemoryReplayGuard())
        .with(parameters);
  }
}
