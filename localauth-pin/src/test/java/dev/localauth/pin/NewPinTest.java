// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static dev.localauth.api.Question.Known.NEW_PIN;
import static dev.localauth.api.Question.Known.REPEAT_PIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Enrolled;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewPinTest {
  private static final String GOOD = "7-hawthorn";

  private final Desk desk = new Desk();

  @Test
  void aGoodPinIsAskedForTwiceWithoutAWord() throws Exception {
    ScriptedPrompter prompter = enroll(GOOD, GOOD);
    assertEquals(List.of(NEW_PIN, REPEAT_PIN), prompter.questions());
    assertEquals(List.of(), prompter.shown());
  }

  @Test
  void aRefusedPinIsNotAskedForAgainButAnotherOneIs() throws Exception {
    ScriptedPrompter prompter = enroll("12345", GOOD, GOOD);
    assertEquals(List.of(NEW_PIN, NEW_PIN, REPEAT_PIN), prompter.questions());
    assertEquals(List.of("that PIN is too short, it needs at least 6 characters"), texts(prompter));
  }

  @Test
  void twoDifferentPinsAreAskedForAgain() throws Exception {
    ScriptedPrompter prompter = enroll(GOOD, GOOD + "e", "birch+oak9", "birch+oak9");
    assertEquals(List.of("the two PINs differ"), texts(prompter));
    assertFalse(desk.unlock("birch+oak9").isEmpty());
    assertEquals(Optional.empty(), desk.unlock(GOOD));
  }

  @Test
  void afterThreeTriesNothingIsKept() {
    ScriptedPrompter prompter = ScriptedPrompter.answering("123456", GOOD, "other", "password");
    var thrown =
        assertThrows(
            AuthenticatorException.class, () -> desk.method.enroll(desk.context(prompter)));
    assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason());
    assertEquals(
        List.of(
            "that PIN is a sequence",
            "the two PINs differ",
            "that PIN is among the most used ones"),
        texts(prompter));
    assertEquals(Map.of(), desk.store.entries());
    assertEquals(0, prompter.leftOpen());
  }

  @Test
  void twoSpellingsOfTheSameLetterDoNotDiffer() throws Exception {
    enroll("caf\u00e9-4071", "cafe\u0301-4071");
    assertFalse(desk.unlock("caf\u00e9-4071").isEmpty());
    assertFalse(desk.unlock("cafe\u0301-4071").isEmpty());
    assertEquals(Optional.empty(), desk.unlock("cafe-4071"));
  }

  @Test
  void theLongestPinWorksAndEachCharacterOfItCounts() throws Exception {
    String longest = "horse battery ".repeat(10).substring(0, 127);
    enroll(longest + "x", longest + "x");
    assertFalse(desk.unlock(longest + "x").isEmpty());
    assertEquals(Optional.empty(), desk.unlock(longest + "y"));
    assertEquals(Optional.empty(), desk.unlock(longest));
  }

  private ScriptedPrompter enroll(String... answers) throws Exception {
    ScriptedPrompter prompter = ScriptedPrompter.answering(answers);
    try (Enrolled enrolled = desk.method.enroll(desk.context(prompter))) {
      desk.parameters = enrolled.parameters();
    }
    assertEquals(0, prompter.leftOpen());
    return prompter;
  }

  private static List<String> texts(ScriptedPrompter prompter) {
    return prompter.shown().stream().map(Shown::text).toList();
  }
}
