// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.core.fixture.KeyedMethod;
import dev.localauth.core.fixture.ScriptedMethod;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several credentials of one method, such as two phones. */
class CredentialTest {
  private final World world;

  CredentialTest(@TempDir Path root) {
    world = new World(root);
  }

  private Enrollments enrollments() {
    return world.gate().enrollments();
  }

  private void add(String method, String name, String... answers) throws GateClosedException {
    enrollments()
        .addCredential(
            method, name, Parameters.none(), ScriptedPrompter.answering(answers), World.PURPOSE);
  }

  private MethodState.Enrolled state(String method) throws GateClosedException {
    return enrollments().list().stream()
        .filter(found -> found.id().equals(method))
        .findFirst()
        .flatMap(MethodState::enrolled)
        .orElseThrow();
  }

  private static GateClosedException refused(Executable change) {
    return Sound.sound(assertThrows(GateClosedException.class, change));
  }

  private void twoPhones() throws GateClosedException {
    world.enroll("totp");
    add("totp", "work phone", "right-totp", "work");
  }

  @Test
  void eitherPhoneOpensTheGateAtTheOneQuestion() throws GateClosedException {
    twoPhones();
    assertEquals(List.of("totp", "work phone"), state("totp").names());
    for (String answer : List.of("right-totp", "work")) {
      world.gate().lockAll();
      ScriptedPrompter person = ScriptedPrompter.answering(answer);
      world.unlock(person);
      assertEquals(1, person.questions().size());
      assertEquals(0, person.leftOpen());
    }
    assertEquals(0, state("totp").failures());
  }

  @Test
  void aWrongAnswerIsCountedOnceForBothPhones() throws GateClosedException {
    twoPhones();
    ScriptedPrompter stranger = ScriptedPrompter.answering("guess");
    assertEquals(ClosedReason.REJECTED, world.refused(stranger).reason());
    assertEquals(1, stranger.questions().size());
    assertEquals(0, stranger.leftOpen());
    assertEquals(1, state("totp").failures());
    for (int i = 0; i < 4; i++) {
      world.refused(ScriptedPrompter.answering("guess"));
    }
    assertEquals(ClosedReason.WAIT, world.refused(World.nobody()).reason());
  }

  @Test
  void aSecondPhoneNeedsAFreshAuthenticationAndEndsAllSessions() throws GateClosedException {
    world.enroll("totp");
    world.unlock();
    assertEquals(ClosedReason.REJECTED, refused(() -> add("totp", "another", "guess")).reason());
    assertEquals(List.of("totp"), state("totp").names());
    world.stillOpen();
    add("totp", "another", "right-totp", "other");
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  @Test
  void aLostPhoneIsDroppedAndItsSecretErased() throws GateClosedException {
    twoPhones();
    int before = world.store().entries().size();
    enrollments()
        .removeCredential("totp", "totp", ScriptedPrompter.answering("work"), World.PURPOSE);
    assertEquals(before - 1, world.store().entries().size());
    assertEquals(List.of("work phone"), state("totp").names());
    assertEquals(ClosedReason.REJECTED, world.refused(World.person()).reason());
    world.unlock(ScriptedPrompter.answering("work"));
  }

  @Test
  void theOnlyOneOfAMethodCannotBeDroppedByName() {
    world.enroll("totp");
    GateClosedException closed =
        refused(
            () -> enrollments().removeCredential("totp", "totp", World.nobody(), World.PURPOSE));
    assertEquals("\"totp\" is the only one of totp", closed.getMessage());
  }

  @Test
  void disablingErasesEachOfThem() throws GateClosedException {
    twoPhones();
    enrollments().disable(World.person(), World.PURPOSE);
    assertEquals(0, world.store().entries().size());
  }

  @Test
  void aNameCanBeChanged() throws GateClosedException {
    world.enroll("totp");
    enrollments()
        .renameCredential("totp", Optional.empty(), "old phone", World.person(), World.PURPOSE);
    assertEquals(List.of("old phone"), state("totp").names());
    add("totp", "new phone", "right-totp", "new");
    assertEquals(
        "there are several of totp",
        refused(
                () ->
                    enrollments()
                        .renameCredential(
                            "totp", Optional.empty(), "x", World.nobody(), World.PURPOSE))
            .getMessage());
    enrollments()
        .renameCredential(
            "totp", Optional.of("new phone"), "tablet", World.person(), World.PURPOSE);
    assertEquals(List.of("old phone", "tablet"), state("totp").names());
    world.unlock(ScriptedPrompter.answering("new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " x", "a\nb", "\u001b[2J", "\u202Egnp", "totp"})
  void whatCannotBeANameIsRefusedBeforeAnybodyIsAsked(String name) {
    world.enroll("totp");
    assertEquals(ClosedReason.SETTINGS, refused(() -> add("totp", name)).reason());
  }

  @Test
  void ofASecretThatThePersonMakesUpThereIsOne() {
    world.methods(new KeyedMethod("pin"));
    world.enroll("pin");
    assertEquals("there can be one pin only", refused(() -> add("pin", "other")).getMessage());
  }

  @Test
  void aSecondOneOfWhatIsNotEnrolledIsRefused() {
    world.enroll("totp");
    assertEquals("sms is not enrolled", refused(() -> add("sms", "other")).getMessage());
  }

  @Test
  void aSecondPhoneThatWasGivenUpLeavesNothing() {
    world.enroll("totp");
    Map<String, String> before = world.files();
    int kept = world.store().entries().size();
    refused(() -> add("totp", "another", "right-totp"));
    assertEquals(kept, world.store().entries().size());
    assertEquals(before.keySet(), world.files().keySet());
  }

  @Test
  void aMethodCannotKeepWhatTheEnrollmentDoesNotList() {
    ScriptedMethod hoarder =
        new ScriptedMethod(
            "totp",
            context -> {
              ScriptedMethod.read(context);
              context.secrets().store("another", Secret.random(8));
              return Verdict.accepted();
            });
    world.methods(hoarder);
    world.enroll("totp");
    int kept = world.store().entries().size();
    GateClosedException closed = world.refused(World.stranger());
    assertTrue(closed.getMessage().contains("did not have when it was enrolled"), closed::toString);
    assertEquals(kept, world.store().entries().size());
  }
}
