// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AnswersElsewhere;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.PromptException;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/**
 * What every {@link Authenticator} does. A test implements this and supplies the method and a
 * person who knows how to answer it.
 */
public interface AuthenticatorContract {
  /** Returns a new instance at each call. */
  Authenticator authenticator();

  /** Returns the person who answers. */
  AnsweringPerson person();

  /** Returns the parameters that {@link Authenticator#enroll} is asked for. */
  default Parameters requested() {
    return Parameters.none();
  }

  /**
   * Called before the person is asked. A method that {@link AnswersElsewhere} prepares its fake
   * here.
   */
  default void aboutToAnswer(boolean rightly) {}

  /** After enrolling, the right answer is accepted, as often as it is given. */
  @Test
  default void theRightAnswerIsAccepted() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    assertTrue(trial.accepts(trial.rightly()));
    assertTrue(trial.accepts(trial.rightly()));
  }

  /** A wrong answer is a verdict, and the right one is accepted after it. */
  @Test
  default void aWrongAnswerIsAValue() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    try (Verdict verdict = trial.verify(trial.wrongly())) {
      var rejected = assertInstanceOf(Verdict.Rejected.class, verdict);
      assertEquals(Verdict.Rejection.WRONG, rejected.reason());
    }
    assertTrue(trial.accepts(trial.rightly()));
  }

  /** Whatever can be typed or pasted is an answer, and a wrong one. */
  @Test
  default void oddAnswersAreWrongAnswers() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    if (authenticator() instanceof AnswersElsewhere) {
      return;
    }
    List<byte[]> odd =
        List.of(
            new byte[0],
            " ".getBytes(UTF_8),
            new byte[6],
            "\ud83d\udd11\u0661\u0662".getBytes(UTF_8),
            "-12345".getBytes(UTF_8),
            new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xc0, '1', '2', '3'},
            "1".repeat(10_000).getBytes(UTF_8));
    for (byte[] answer : odd) {
      try (Verdict verdict = trial.verify(ScriptedPrompter.answeringWithBytes(answer))) {
        assertInstanceOf(Verdict.Rejected.class, verdict);
      }
    }
  }

  /** One verification asks one question, whatever the answer, and nothing else. */
  @Test
  default void verifyingAsksExactlyOnce() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    for (ScriptedPrompter prompter : List.of(trial.rightly(), trial.wrongly())) {
      trial.verify(prompter).close();
      if (!(authenticator() instanceof AnswersElsewhere)) {
        assertEquals(1, prompter.questions().size(), () -> "asked " + prompter.questions());
        assertEquals(List.of(), prompter.confirmations());
      }
    }
  }

  /** Whoever gives up while enrolling leaves nothing behind, at whichever prompt. */
  @Test
  default void givingUpWhileEnrollingLeavesNothing() throws Exception {
    Trial whole = new Trial(this);
    ScriptedPrompter counting = whole.rightly();
    whole.enroll(counting).close();
    for (int i = 1; i <= counting.prompts(); i++) {
      Trial trial = new Trial(this);
      ScriptedPrompter prompter = trial.rightly().cancelAt(i);
      PromptException thrown = assertThrows(PromptException.class, () -> trial.enroll(prompter));
      assertEquals(PromptException.Reason.CANCELLED, thrown.reason());
      assertNothingLeft(trial);
    }
  }

  /** A store that cannot keep everything ends with nothing kept. */
  @Test
  default void aFullDiskWhileEnrollingLeavesNothing() throws Exception {
    Trial whole = new Trial(this);
    whole.enrollRightly();
    for (int kept = 0; kept < whole.store.entries().size(); kept++) {
      Trial trial = new Trial(this);
      trial.store.failStoringAfter(kept, failure(SecretStoreException.Reason.UNWRITABLE));
      var thrown = assertThrows(SecretStoreException.class, trial::enrollRightly);
      assertEquals(SecretStoreException.Reason.UNWRITABLE, thrown.reason());
      assertNothingLeft(trial);
    }
  }

  /** Enrolling again replaces what was enrolled. */
  @Test
  default void enrollingAgainReplaces() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    int entries = trial.store.entries().size();
    trial.enrollRightly();
    assertEquals(entries, trial.store.entries().size());
    assertTrue(trial.accepts(trial.rightly()));
    trial.revoke();
    assertNothingLeft(trial);
  }

  /** Giving up, and everything else that keeps the person from answering, passes through. */
  @Test
  default void givingUpWhileVerifyingPassesThrough() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    if (authenticator() instanceof AnswersElsewhere) {
      return;
    }
    for (PromptException.Reason reason : PromptException.Reason.values()) {
      PromptException gaveUp = new PromptException(reason, "no answer");
      ScriptedPrompter prompter = trial.rightly().failAt(1, gaveUp);
      assertSame(gaveUp, assertThrows(PromptException.class, () -> trial.verify(prompter)));
    }
    assertTrue(trial.accepts(trial.rightly()));
  }

  /** Revoking removes everything, and may be done twice or without an enrollment. */
  @Test
  default void revokingRemovesEverything() throws Exception {
    Trial trial = new Trial(this);
    assertDoesNotThrow(trial::revoke);
    trial.enrollRightly();
    assertNotEquals(Map.of(), trial.store.entries(), "nothing is kept that could be revoked");
    trial.revoke();
    assertNothingLeft(trial);
    assertDoesNotThrow(trial::revoke);
  }

  /** Half an enrollment is revoked like a whole one. */
  @Test
  default void revokingRemovesWhatIsDamaged() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    for (Damage damage : Damage.allOf(trial.store.entries())) {
      trial.store.restore(damage.entries());
      assertDoesNotThrow(trial::revoke, damage::what);
      assertNothingLeft(trial);
    }
  }

  /** A store that refuses makes revoking fail: something may be left. */
  @Test
  default void revokingFromALockedStoreFails() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    trial.store.failWith(failure(SecretStoreException.Reason.LOCKED));
    assertThrows(SecretStoreException.class, trial::revoke);
  }

  /** What was revoked, or never enrolled, cannot be checked. */
  @Test
  default void withoutAnEnrollmentThereIsNoVerdict() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    trial.revoke();
    var thrown =
        assertThrows(AuthenticatorException.class, () -> trial.verify(trial.rightly()).close());
    assertEquals(AuthenticatorException.Reason.NOT_ENROLLED, thrown.reason());
  }

  /** A store that cannot answer is never a verdict. */
  @Test
  default void aStoreThatCannotAnswerIsNeverAVerdict() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    for (SecretStoreException.Reason reason : SecretStoreException.Reason.values()) {
      trial.store.failWith(failure(reason));
      var thrown =
          assertThrows(SecretStoreException.class, () -> trial.verify(trial.rightly()).close());
      assertEquals(reason, thrown.reason());
    }
    trial.store.recover();
    assertTrue(trial.accepts(trial.rightly()));
  }

  /** Damaged entries are never accepted, and checking them makes nothing worse. */
  @Test
  default void damagedEntriesAreNeverAccepted() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    Map<SecretName, byte[]> whole = trial.store.entries();
    for (Damage damage : Damage.allOf(whole)) {
      trial.store.restore(damage.entries());
      try {
        assertFalse(trial.accepts(trial.rightly()), damage::what);
      } catch (LocalAuthException refused) {
        Sentences.assertSentence(String.valueOf(refused.getMessage()));
      }
    }
    trial.store.restore(whole);
    assertTrue(trial.accepts(trial.rightly()));
  }

  /** The unlocking key has 32 bytes, is the same each time, and goes when its owner closes it. */
  @Test
  default void theUnlockingKeyIsStable() throws Exception {
    Trial trial = new Trial(this);
    Optional<byte[]> enrolled = trial.enrollRightly();
    for (int i = 0; i < 2; i++) {
      Optional<Secret> key;
      try (Verdict verdict = trial.verify(trial.rightly())) {
        key = assertInstanceOf(Verdict.Accepted.class, verdict).unlockingKey();
        assertEquals(enrolled.isPresent(), key.isPresent());
        if (key.isPresent()) {
          assertEquals(32, key.get().length());
          assertArrayEquals(enrolled.orElseThrow(), Trial.bytesOf(key.get()));
        }
      }
      key.ifPresent(closed -> assertFalse(Openness.isOpen(closed)));
    }
  }

  /** After revoking, a new enrollment has a new unlocking key. */
  @Test
  default void revokingEndsTheUnlockingKey() throws Exception {
    Trial trial = new Trial(this);
    Optional<byte[]> first = trial.enrollRightly();
    trial.revoke();
    Optional<byte[]> second = trial.enrollRightly();
    if (first.isPresent()) {
      assertFalse(Arrays.equals(first.get(), second.orElseThrow()));
    }
  }

  /** The store does not hold the unlocking key in clear. */
  @Test
  default void theStoreDoesNotHoldTheUnlockingKey() throws Exception {
    Trial trial = new Trial(this);
    Optional<byte[]> key = trial.enrollRightly();
    for (byte[] entry : trial.store.entries().values()) {
      key.ifPresent(bytes -> assertFalse(Leaks.leaks(new String(entry, ISO_8859_1), bytes)));
    }
  }

  /** Every secret that was lent, loaded or shown is closed in the end, however it ends. */
  @Test
  default void everySecretIsClosed() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    trial.verify(trial.rightly()).close();
    trial.verify(trial.wrongly()).close();
    assertEquals(0, trial.leftOpen());
    assertThrowsAny(() -> trial.verify(trial.rightly().cancelAt(1)).close());
    for (Damage damage : Damage.allOf(trial.store.entries())) {
      trial.store.restore(damage.entries());
      assertThrowsAny(() -> trial.verify(trial.rightly()).close());
      assertEquals(0, trial.leftOpen(), damage::what);
    }
  }

  /** The parameters, which are not secret, hold nothing that is. */
  @Test
  default void theParametersHoldNoSecret() throws Exception {
    Trial trial = new Trial(this);
    trial.enrollRightly();
    for (Map.Entry<String, String> parameter : trial.parameters().asMap().entrySet()) {
      Leaks.assertNone(parameter.getValue(), trial.store.entries().values());
    }
  }

  /** Neither a printed value, nor a line shown, nor a message holds a secret. */
  @Test
  default void nothingSecretIsPrinted() throws Exception {
    Trial trial = new Trial(this);
    List<String> printed = new ArrayList<>();
    try (Enrolled enrolled = trial.enroll(trial.rightly())) {
      printed.add(enrolled.toString());
    }
    try (Verdict right = trial.verify(trial.rightly());
        Verdict wrong = trial.verify(trial.wrongly())) {
      printed.addAll(List.of(right.toString(), wrong.toString(), authenticator().toString()));
    }
    Map<SecretName, byte[]> whole = trial.store.entries();
    for (Damage damage : Damage.allOf(whole)) {
      trial.store.restore(damage.entries());
      assertThrowsAny(() -> trial.verify(trial.rightly()).close()).ifPresent(printed::addAll);
    }
    trial.shown().forEach(shown -> printed.add(shown.text()));
    for (String text : printed) {
      Leaks.assertNone(text, whole.values());
    }
  }

  /** The id is the same everywhere and fit for settings and messages. */
  @Test
  default void theIdIsStableAndWellFormed() {
    String id = authenticator().id();
    assertTrue(id.matches("[a-z][a-z0-9-]{0,31}"), id);
    assertEquals(id, authenticator().id());
    assertEquals(authenticator().assurance(), authenticator().assurance());
  }

  /** The availability is a sentence and costs nothing. */
  @Test
  default void availabilityIsASentenceAndNeverThrows() {
    Availability availability = assertDoesNotThrow(() -> authenticator().availability());
    Sentences.assertSentence(availability.detail());
    availability.hint().ifPresent(Sentences::assertSentence);
  }

  private static SecretStoreException failure(SecretStoreException.Reason reason) {
    return new SecretStoreException(reason, "the store of this test refuses");
  }

  private static void assertNothingLeft(Trial trial) {
    assertEquals(Set.of(), trial.store.entries().keySet(), "something is left");
  }

  /** Returns what an exception says, if there is one; only ours may come out of a method. */
  private static Optional<List<String>> assertThrowsAny(Executable call) {
    try {
      call.execute();
      return Optional.empty();
    } catch (LocalAuthException thrown) {
      List<String> said = new ArrayList<>();
      thrown.hint().ifPresent(said::add);
      for (Throwable each = thrown; each != null; each = each.getCause()) {
        said.add(each.toString());
      }
      return Optional.of(said);
    } catch (Throwable other) {
      throw new AssertionError("not an exception of localauth", other);
    }
  }
}
