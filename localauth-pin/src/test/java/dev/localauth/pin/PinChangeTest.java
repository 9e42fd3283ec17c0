// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.PromptException;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.testkit.ScriptedPrompter;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinChangeTest {
  private static final String OLD = "7-hawthorn";
  private static final String NEW = "birch+birch9";

  private final Desk desk = new Desk();

  @Test
  void theKeyStaysAndTheOldPinStopsWorking() throws Exception {
    String key = desk.enroll(OLD);
    desk.change(key, NEW, NEW);
    assertEquals(Optional.of(key), desk.unlock(NEW));
    assertEquals(Optional.empty(), desk.unlock(OLD));
  }

  @Test
  void itAsksForTheNewPinTwiceAndNotForTheOldOne() throws Exception {
    desk.enroll(OLD);
    ScriptedPrompter prompter = ScriptedPrompter.answering(NEW, NEW);
    try (Secret key = Secret.random(32)) {
      desk.method.change(desk.context(prompter), key);
      assertEquals(32, key.length(), "the key is the caller's to close");
    }
    assertEquals(List.of(Question.Known.NEW_PIN, Question.Known.REPEAT_PIN), prompter.questions());
    assertEquals(0, prompter.leftOpen());
  }

  @Test
  void todaysCostHoldsForTheNewPin() throws Exception {
    String key = desk.enroll(OLD);
    desk.method = desk.method(Cheap.DEARER);
    desk.change(key, NEW, NEW);
    assertEquals(Cheap.DEARER, desk.cost());
  }

  @Test
  void givingUpKeepsTheOldPin() throws Exception {
    String key = desk.enroll(OLD);
    for (int prompt = 1; prompt <= 2; prompt++) {
      ScriptedPrompter prompter = ScriptedPrompter.answering(NEW, NEW).cancelAt(prompt);
      try (Secret random = Secret.random(32)) {
        assertThrows(
            PromptException.class, () -> desk.method.change(desk.context(prompter), random));
      }
      assertEquals(0, prompter.leftOpen());
    }
    assertEquals(Optional.of(key), desk.unlock(OLD));
  }

  @Test
  void aStoreThatCannotWriteKeepsTheOldPin() throws Exception {
    String key = desk.enroll(OLD);
    byte[] record = desk.record();
    desk.store.failStoringAfter(
        0, new SecretStoreException(SecretStoreException.Reason.UNWRITABLE, "the disk is full"));
    assertThrows(SecretStoreException.class, () -> desk.change(key, NEW, NEW));
    assertArrayEquals(record, desk.record());
  }

  @Test
  void withoutAnEnrollmentNobodyIsAsked() {
    var thrown = assertThrows(AuthenticatorException.class, () -> desk.change("00".repeat(32)));
    assertEquals(AuthenticatorException.Reason.NOT_ENROLLED, thrown.reason());
  }

  @Test
  void aKeyOfAnotherLengthIsAMistakeOfTheCaller() throws Exception {
    desk.enroll(OLD);
    assertThrows(IllegalArgumentException.class, () -> desk.change("00".repeat(31)));
    assertThrows(IllegalArgumentException.class, () -> desk.change("00".repeat(33)));
  }

  @Test
  void aPinChangedWhileThePersonTypesIsTheOneThatCounts() throws Exception {
    String key = desk.enroll(OLD);
    byte[] old = desk.record();
    desk.change(key, NEW, NEW);
    byte[] changed = desk.record();
    desk.put(old);
    assertEquals(Optional.empty(), desk.unlock(typingWhile(() -> desk.put(changed))));
    assertEquals(Optional.of(key), desk.unlock(NEW));
  }

  private static ScriptedPrompter typingWhile(Runnable happens) {
    return ScriptedPrompter.answeringWith(
        question -> {
          happens.run();
          return OLD;
        });
  }
}
