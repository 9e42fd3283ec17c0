// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Question;
import dev.localauth.core.fixture.RecoveryPerson;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The way back in after a method was lost. */
class RecoveryTest {
  private final World world;

  RecoveryTest(@TempDir Path root) {
    world = new World(root);
  }

  private Enrollments enrollments() {
    return world.gate().enrollments();
  }

  private List<String> codes() {
    return RecoveryPerson.give(world);
  }

  private OptionalInt left() throws GateClosedException {
    return enrollments().recoveryCodesLeft();
  }

  private String recover(ScriptedPrompter person) throws GateClosedException {
    return enrollments().recover(Optional.empty(), person, World.PURPOSE);
  }

  private String recover(String lost, ScriptedPrompter person) throws GateClosedException {
    return enrollments().recover(Optional.of(lost), person, World.PURPOSE);
  }

  private static GateClosedException refused(Executable change) {
    return Sound.sound(assertThrows(GateClosedException.class, change));
  }

  @Test
  void tenCodesAreShownAndHoldOnceOneWasTypedBack() throws GateClosedException {
    world.enroll("totp");
    assertEquals(OptionalInt.empty(), left());
    RecoveryPerson person = new RecoveryPerson(codes -> codes.get(3).toLowerCase());
    enrollments().renewRecoveryCodes(person, World.PURPOSE);
    assertEquals(10, person.codes().size());
    assertTrue(
        person.codes().stream().allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}")));
    assertEquals(10, person.codes().stream().distinct().count());
    assertTrue(person.allClosed(), "a code was left open");
    assertEquals(OptionalInt.of(10), left());
  }

  @Test
  void earlierCodesHoldUntilANewOneWasTypedBack() throws GateClosedException {
    world.enroll("totp");
    List<String> old = codes();
    RecoveryPerson careless = new RecoveryPerson(codes -> "AAAA-AAAA-AAAA-AAAA");
    assertEquals(
        ClosedReason.CANCELLED,
        refused(() -> enrollments().renewRecoveryCodes(careless, World.PURPOSE)).reason());
    assertTrue(careless.allClosed(), "a code was left open");
    recover(ScriptedPrompter.answering(old.get(0), "right-totp"));
    List<String> next = RecoveryPerson.renew(world);
    assertEquals(
        ClosedReason.REJECTED,
        refused(() -> recover(ScriptedPrompter.answering(old.get(1)))).reason());
    assertEquals("totp", recover(ScriptedPrompter.answering(next.get(1), "right-totp")));
  }

  @Test
  void noCodeIsInTheStoreOrInAFile() throws GateClosedException {
    world.enroll("totp");
    List<String> codes = codes();
    for (String code : codes) {
      String plain = code.replace("-", "");
      assertTrue(
          world.store().entries().values().stream()
              .map(String::new)
              .noneMatch(kept -> kept.contains(code) || kept.contains(plain)));
      assertTrue(world.files().values().stream().noneMatch(kept -> kept.contains(plain)));
    }
  }

  @Test
  void aCodeReplacesTheMethodOnceAndOpensNothing() throws GateClosedException {
    world.enroll("totp");
    List<String> codes = codes();
    world.unlock();
    ScriptedPrompter person = ScriptedPrompter.answering(codes.get(0), "new-word");
    assertEquals("totp", recover(person));
    assertEquals(
        List.of(Question.Known.RECOVERY_CODE, new Question.Other("New totp", false)),
        person.questions());
    assertEquals(0, person.leftOpen());
    assertEquals(0, world.store().leftOpen());
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    assertEquals(ClosedReason.REJECTED, world.refused(World.person()).reason());
    world.unlock(ScriptedPrompter.answering("new-word"));
    assertEquals(OptionalInt.of(9), left());
    assertEquals(
        ClosedReason.REJECTED,
        refused(() -> recover(ScriptedPrompter.answering(codes.get(0)))).reason());
    assertTrue(world.check().isOpen());
  }

  @Test
  void whatTheLostMethodKeptIsErased() throws GateClosedException {
    world.enroll("totp");
    List<String> codes = codes();
    int secrets = world.store().entries().size();
    recover(ScriptedPrompter.answering(codes.get(0), "new-word"));
    assertEquals(secrets, world.store().entries().size());
    assertTrue(
        world.store().entries().values().stream().map(String::new).noneMatch("right-totp"::equals));
  }

  @Test
  void theOtherMethodsOfTheWayAreAskedToo() throws GateClosedException {
    world.enroll("pin", "totp");
    List<String> codes = codes();
    assertEquals(
        "it must be said which of pin, totp was lost",
        refused(() -> recover(World.nobody())).getMessage());
    assertEquals(ClosedReason.NOT_ENROLLED, refused(() -> recover("sms", World.nobody())).reason());
    ScriptedPrompter person = ScriptedPrompter.answering(codes.get(0), "right-pin", "new-word");
    recover("totp", person);
    assertEquals(new Question.Other("pin", false), person.questions().get(1));
    world.unlock(ScriptedPrompter.answering("right-pin", "new-word"));
  }

  @Test
  void aWrongAnswerAfterTheCodeLeavesOnlyTheCodeUsed() throws GateClosedException {
    world.enroll("pin", "totp");
    List<String> codes = codes();
    world.unlock();
    assertEquals(
        "wrong answer for pin",
        refused(() -> recover("totp", ScriptedPrompter.answering(codes.get(0), "guess")))
            .getMessage());
    assertEquals(OptionalInt.of(9), left());
    assertTrue(world.check().isOpen());
    world.gate().lockAll();
    world.unlock();
  }

  @Test
  void givingUpAtAnyQuestionChangesNothingElse() throws GateClosedException {
    world.enroll("pin", "totp");
    List<String> codes = codes();
    world.unlock();
    for (int at = 1; at <= 3; at++) {
      ScriptedPrompter person =
          ScriptedPrompter.answering(codes.get(at), "right-pin", "new-word").cancelAt(at);
      assertEquals(
          ClosedReason.CANCELLED, refused(() -> recover("totp", person)).reason(), "at " + at);
      assertTrue(world.check().isOpen());
    }
    assertEquals(OptionalInt.of(8), left());
    world.gate().lockAll();
    world.unlock();
  }

  @Test
  void aDisabledPinComesBackThisWayOnly() throws GateClosedException {
    world.enroll("pin");
    List<String> codes = codes();
    for (int i = 0; i < 10; i++) {
      world.refused(World.stranger());
      world.anchors().advance(Duration.ofHours(2));
    }
    assertEquals(ClosedReason.DISABLED, world.refused(World.nobody()).reason());
    assertEquals(
        ClosedReason.DISABLED,
        refused(() -> enrollments().renewRecoveryCodes(World.nobody(), World.PURPOSE)).reason());
    assertEquals(
        ClosedReason.DISABLED,
        refused(() -> enrollments().disable(World.nobody(), World.PURPOSE)).reason());
    recover(ScriptedPrompter.answering(codes.get(0), "new-pin"));
    world.unlock(ScriptedPrompter.answering("new-pin"));
  }

  @Test
  void codesHaveACounterOfTheirOwn() throws GateClosedException {
    world.enroll("pin");
    List<String> codes = codes();
    for (int i = 0; i < 5; i++) {
      assertEquals(
          ClosedReason.REJECTED,
          refused(() -> recover(ScriptedPrompter.answering("AAAA-AAAA-AAAA-AAAA"))).reason());
    }
    assertEquals(ClosedReason.WAIT, refused(() -> recover(World.nobody())).reason());
    assertEquals(OptionalInt.of(10), left());
    world.unlock();
    world.anchors().advance(Duration.ofMinutes(1));
    recover(ScriptedPrompter.answering(codes.get(0), "new-pin"));
  }

  @Test
  void withoutCodesNobodyIsAsked() throws GateClosedException {
    world.enroll("totp");
    assertEquals(
        "there are no recovery codes", refused(() -> recover(World.nobody())).getMessage());
    List<String> codes = codes();
    for (String code : codes) {
      recover(ScriptedPrompter.answering(code, "right-totp"));
    }
    assertEquals(OptionalInt.of(0), left());
    assertEquals(
        "there are no recovery codes", refused(() -> recover(World.nobody())).getMessage());
  }

  @Test
  void noCodeIsSpentOnAMethodThatCannotBeEnrolledHere() throws GateClosedException {
    world.enroll("totp");
    codes();
    world.method("totp").breakDown();
    assertEquals(ClosedReason.METHOD_UNAVAILABLE, refused(() -> recover(World.nobody())).reason());
  }

  @Test
  void noCodeIsSpentWhileAnotherMethodOfTheWayWaits() throws GateClosedException {
    world.enroll("pin", "totp");
    codes();
    for (int i = 0; i < 5; i++) {
      world.refused(World.stranger());
    }
    assertEquals(ClosedReason.WAIT, refused(() -> recover("totp", World.nobody())).reason());
  }

  @Test
  void codesEndWithTheEnrollment() throws GateClosedException {
    world.enroll("totp");
    codes();
    world.enroll("pin");
    assertEquals(OptionalInt.empty(), left());
    codes();
    enrollments().disable(World.person(), World.PURPOSE);
    assertTrue(world.store().entries().isEmpty());
  }

  @Test
  void damagedCodesOpenNothing() throws GateClosedException {
    world.enroll("totp");
    codes();
    var kept = world.store().entries();
    kept.replaceAll(
        (name, value) -> name.entry().endsWith("/recovery/codes") ? new byte[] {'x'} : value);
    world.store().restore(kept);
    assertEquals(ClosedReason.ENROLLMENT_LOST, refused(this::left).reason());
    assertEquals(ClosedReason.ENROLLMENT_LOST, refused(() -> recover(World.nobody())).reason());
    world.unlock();
    codes();
    assertEquals(OptionalInt.of(10), left());
  }

  @Test
  void anAgentCannotUseACode() throws GateClosedException {
    world.enroll("totp");
    codes();
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    assertEquals(ClosedReason.INSIDE_AGENT, refused(() -> recover(World.nobody())).reason());
    assertFalse(left().isEmpty());
  }
}
