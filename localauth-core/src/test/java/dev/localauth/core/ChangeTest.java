// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.SecretName;
import dev.localauth.core.fixture.KeyedMethod;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Adding and removing ways, and changing an answer. */
class ChangeTest {
  private final World world;

  ChangeTest(@TempDir Path root) {
    world = new World(root);
  }

  private Enrollments enrollments() {
    return world.gate().enrollments();
  }

  private void add(Prompter person, String... methods) throws GateClosedException {
    enrollments().add(List.of(methods), Map.of(), person, World.PURPOSE);
  }

  private static GateClosedException refused(Executable change) {
    return Sound.sound(assertThrows(GateClosedException.class, change));
  }

  private static List<String> labels(ScriptedPrompter person) {
    return person.questions().stream().map(asked -> ((Question.Other) asked).label()).toList();
  }

  private List<List<String>> ways() throws GateClosedException {
    return world.gate().status().enrolled().orElseThrow().ways();
  }

  private MethodState state(String method) throws GateClosedException {
    return enrollments().list().stream()
        .filter(found -> found.id().equals(method))
        .findFirst()
        .orElseThrow();
  }

  private long failures(String method) throws GateClosedException {
    return state(method).enrolled().orElseThrow().failures();
  }

  /** Answers with {@code word} to what is asked of an enrolled method. */
  private static ScriptedPrompter knowing(String word) {
    return ScriptedPrompter.answeringWith(question -> word);
  }

  @Test
  void addingAWayAsksWhoItIsAndEnrollsOnlyWhatIsNew() throws GateClosedException {
    world.enroll("totp");
    ScriptedPrompter person = World.person();
    add(person, "pin", "totp");
    assertEquals(List.of("totp", "New pin"), labels(person));
    assertEquals("localauth: agent (pts/3)", person.shown().get(0).text());
    assertEquals(0, person.leftOpen());
    assertEquals(0, world.store().leftOpen());
    assertEquals(List.of(List.of("totp"), List.of("pin", "totp")), ways());
    ScriptedPrompter skipping = ScriptedPrompter.answering("", "right-pin", "right-totp");
    world.unlock(skipping);
    assertEquals(List.of("totp", "pin", "totp"), labels(skipping));
  }

  @Test
  void theSettingsFollow() throws GateClosedException, IOException {
    world.enroll("totp");
    add(World.person(), "pin", "sms");
    add(World.person(), "pin");
    String settings = Files.readString(world.place().settings()).replaceAll("\\s", "");
    assertTrue(
        settings.contains("\"method\":\"totp\",\"alternatives\":[[\"pin\",\"sms\"],\"pin\"]"),
        settings);
    enrollments().remove("totp", World.person(), World.PURPOSE);
    settings = Files.readString(world.place().settings()).replaceAll("\\s", "");
    assertTrue(
        settings.contains("\"method\":[\"pin\",\"sms\"],\"alternatives\":[\"pin\"]"), settings);
  }

  @Test
  void settingsThatLeaveAWayOutGoOnToDoSo() throws GateClosedException, IOException {
    world.enroll(List.of(List.of("totp"), List.of("sms")));
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": \"sms\"}}");
    add(World.person(), "pin");
    String settings = Files.readString(world.place().settings()).replaceAll("\\s", "");
    assertTrue(settings.contains("\"method\":\"sms\",\"alternatives\":[\"pin\"]"), settings);
    ScriptedPrompter person = ScriptedPrompter.answering("", "right-pin");
    world.unlock(person);
    assertEquals(List.of("sms", "pin"), labels(person));
  }

  @Test
  void eachChangeEndsAllSessions() throws GateClosedException {
    world.methods(new KeyedMethod("pin"), world.method("totp"), world.method("sms"));
    world.enroll("pin");
    world.unlock();
    add(World.person(), "totp");
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    world.unlock();
    enrollments().changeAnswer("pin", World.person(), World.PURPOSE);
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    world.unlock();
    enrollments().remove("totp", World.person(), World.PURPOSE);
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  @Test
  void anOpenSessionIsNotEnoughForAChange() throws GateClosedException {
    world.methods(new KeyedMethod("pin"), world.method("totp"));
    world.enroll(List.of(List.of("pin"), List.of("totp")));
    world.unlock();
    Map<SecretName, byte[]> before = world.store().entries();
    for (Executable change :
        List.<Executable>of(
            () -> add(World.stranger(), "pin", "totp"),
            () -> enrollments().remove("totp", World.stranger(), World.PURPOSE),
            () -> enrollments().changeAnswer("pin", World.stranger(), World.PURPOSE),
            () -> enrollments().renewRecoveryCodes(World.stranger(), World.PURPOSE))) {
      assertEquals(ClosedReason.REJECTED, refused(change).reason());
    }
    assertEquals(before.keySet(), world.store().entries().keySet());
    assertTrue(world.check().isOpen());
    assertEquals(4, failures("pin"));
  }

  @Test
  void whatCannotBeAddedIsRefusedBeforeAnybodyIsAsked() throws GateClosedException {
    world.enroll("totp", "pin");
    assertEquals(
        "pin,totp is enrolled already",
        refused(() -> add(World.nobody(), "pin", "totp")).getMessage());
    assertEquals(
        ClosedReason.METHOD_UNAVAILABLE, refused(() -> add(World.nobody(), "face")).reason());
    assertEquals(ClosedReason.SETTINGS, refused(() -> add(World.nobody(), "sms", "sms")).reason());
    assertEquals(ClosedReason.SETTINGS, refused(() -> add(World.nobody(), "")).reason());
    world.method("sms").breakDown();
    assertEquals(
        "sms cannot be used here: no sms today",
        refused(() -> add(World.nobody(), "sms")).getMessage());
    world.method("sms").repair();
    world.policy("{\"localAuth\": {\"methods\": [\"totp\", \"pin\"]}}");
    assertEquals(ClosedReason.POLICY, refused(() -> add(World.nobody(), "sms")).reason());
    assertEquals(List.of(List.of("totp", "pin")), ways());
  }

  @Test
  void whereNobodyIsEnrolledThereIsNothingToChange() {
    for (Executable change :
        List.<Executable>of(
            () -> add(World.nobody(), "totp"),
            () -> enrollments().remove("totp", World.nobody(), World.PURPOSE),
            () -> enrollments().changeAnswer("pin", World.nobody(), World.PURPOSE),
            () -> enrollments().recoveryCodesLeft())) {
      assertEquals(ClosedReason.NOT_ENROLLED, refused(change).reason());
    }
  }

  @Test
  void givingUpWhileEnrollingLeavesEverythingAsItWas() throws GateClosedException {
    world.enroll("totp");
    world.unlock();
    Map<SecretName, byte[]> before = world.store().entries();
    GateClosedException closed = refused(() -> add(World.person().cancelAt(3), "pin", "sms"));
    assertEquals(ClosedReason.CANCELLED, closed.reason());
    assertEquals(before.keySet(), world.store().entries().keySet());
    assertTrue(world.check().isOpen());
  }

  @Test
  void ofTwoThatAddTheSameMethodAtOnceTheLoserTakesNothingFromTheWinner()
      throws GateClosedException {
    world.enroll("totp");
    ScriptedPrompter slow =
        ScriptedPrompter.answeringWith(
            question -> {
              String label = ((Question.Other) question).label();
              if (label.equals("New pin")) {
                addQuickly();
                return "late";
              }
              return "right-" + label;
            });
    assertEquals(ClosedReason.UNDECIDED, refused(() -> add(slow, "pin")).reason());
    ScriptedPrompter person = ScriptedPrompter.answering("", "right-pin");
    world.unlock(person);
  }

  private void addQuickly() {
    try {
      add(World.person(), "pin");
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }

  @Test
  void removingAMethodDropsItsWaysAndErasesWhatNoOtherWayNeeds() throws GateClosedException {
    world.enroll("totp");
    int secrets = world.store().entries().size();
    add(World.person(), "pin", "totp");
    add(World.person(), "sms");
    Set<String> erased = enrollments().remove("pin", World.person(), World.PURPOSE);
    assertEquals(Set.of("pin"), erased);
    assertEquals(List.of(List.of("totp"), List.of("sms")), ways());
    enrollments().remove("sms", World.person(), World.PURPOSE);
    assertEquals(secrets, world.store().entries().size());
    assertEquals(0, world.store().leftOpen());
    world.unlock();
  }

  @Test
  void theLastWayCannotBeRemoved() throws GateClosedException {
    world.enroll(List.of(List.of("totp", "pin"), List.of("totp", "sms")));
    GateClosedException closed =
        refused(() -> enrollments().remove("totp", World.nobody(), World.PURPOSE));
    assertTrue(closed.hint().orElseThrow().startsWith("add another one first"));
    assertEquals(
        "face is not enrolled",
        refused(() -> enrollments().remove("face", World.nobody(), World.PURPOSE)).getMessage());
    enrollments().remove("pin", World.person(), World.PURPOSE);
    assertEquals(List.of(List.of("totp", "sms")), ways());
  }

  @Test
  void theLastWayThatThePolicyAllowsCannotBeRemoved() {
    world.enroll(List.of(List.of("totp"), List.of("pin")));
    world.policy("{\"localAuth\": {\"methods\": [\"totp\"]}}");
    assertEquals(
        ClosedReason.POLICY,
        refused(() -> enrollments().remove("totp", World.nobody(), World.PURPOSE)).reason());
  }

  @Test
  void aMethodThatIsEnrolledAnewIsCountedAnew() throws GateClosedException {
    world.enroll(List.of(List.of("pin"), List.of("totp")));
    for (int i = 0; i < 10; i++) {
      world.refused(World.stranger());
      world.anchors().advance(Duration.ofHours(2));
    }
    assertTrue(state("pin").enrolled().orElseThrow().disabled());
    enrollments().remove("pin", World.person(), World.PURPOSE);
    add(World.person(), "pin");
    assertEquals(0, failures("pin"));
    world.unlock(ScriptedPrompter.answering("", "right-pin"));
    // And from there the same limit holds: it is the method's, not the slot's.
    for (int i = 0; i < 10; i++) {
      world.gate().lockAll();
      world.refused(ScriptedPrompter.answering("", "guess"));
      world.anchors().advance(Duration.ofHours(2));
    }
    assertTrue(state("pin").enrolled().orElseThrow().disabled());
  }

  @Test
  void aChangeAfterOneThatWasCutShortIsSafe() throws GateClosedException, IOException {
    world.enroll("totp");
    byte[] before = Files.readAllBytes(world.place().marker());
    add(World.person(), "pin");
    // As if the marker had not been written at the end: it means either enrollment.
    String digest = value(Files.readAllBytes(world.place().marker()), "digest");
    String marker = new String(before, StandardCharsets.UTF_8);
    world.write(
        world.place().marker(), marker.replace("version=", "successor=" + digest + "\nversion="));
    add(World.person(), "sms");
    assertEquals(3, ways().size());
    world.unlock();
  }

  private static String value(byte[] content, String key) {
    return new String(content, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void changingAnAnswerKeepsTheKey() throws GateClosedException {
    world.methods(new KeyedMethod("pin"), world.method("totp"));
    world.enroll("pin", "totp");
    List<byte[]> keys = kept("/pin/key");
    ScriptedPrompter person = ScriptedPrompter.answering("right-pin", "right-totp", "changed");
    enrollments().changeAnswer("pin", person, World.PURPOSE);
    assertEquals(List.of("pin", "totp", "New pin"), labels(person));
    assertEquals(0, person.leftOpen());
    assertEquals(0, world.store().leftOpen());
    assertEquals(ClosedReason.REJECTED, world.refused(World.person()).reason());
    world.unlock(ScriptedPrompter.answering("changed", "right-totp"));
    assertTrue(java.util.Arrays.equals(keys.get(0), kept("/pin/key").get(0)));
  }

  private List<byte[]> kept(String entry) {
    return world.store().entries().entrySet().stream()
        .filter(found -> found.getKey().entry().endsWith(entry))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Test
  void theWayMustAskForTheAnswerThatIsChanged() throws GateClosedException {
    world.methods(new KeyedMethod("pin"), world.method("totp"), world.method("sms"));
    world.enroll(List.of(List.of("totp"), List.of("sms", "pin")));
    ScriptedPrompter person = World.person();
    enrollments().changeAnswer("pin", person, World.PURPOSE);
    assertEquals(List.of("sms", "pin", "New pin"), labels(person));
    assertEquals(
        "totp has no answer that can be changed",
        refused(() -> enrollments().changeAnswer("totp", World.nobody(), World.PURPOSE))
            .getMessage());
    assertEquals(
        ClosedReason.NOT_ENROLLED,
        refused(() -> enrollments().changeAnswer("face", World.nobody(), World.PURPOSE)).reason());
  }

  @Test
  void givingUpWhileChangingLeavesTheEarlierAnswerAndTheSessions() throws GateClosedException {
    world.methods(new KeyedMethod("pin"));
    world.enroll("pin");
    world.unlock();
    assertEquals(
        ClosedReason.CANCELLED,
        refused(() -> enrollments().changeAnswer("pin", World.person().cancelAt(2), World.PURPOSE))
            .reason());
    assertTrue(world.check().isOpen());
    world.gate().lockAll();
    world.unlock();
  }

  @Test
  void anAnswerThatWasChangedElsewhereMeanwhileIsNotChangedAgain() throws GateClosedException {
    world.methods(new KeyedMethod("pin"));
    world.enroll("pin");
    ScriptedPrompter slow =
        ScriptedPrompter.answeringWith(
            question -> {
              if (((Question.Other) question).label().equals("New pin")) {
                changeQuickly();
                return "late";
              }
              return "right-pin";
            });
    assertEquals(
        ClosedReason.UNDECIDED,
        refused(() -> enrollments().changeAnswer("pin", slow, World.PURPOSE)).reason());
    world.unlock(knowing("quick"));
  }

  private void changeQuickly() {
    try {
      enrollments()
          .changeAnswer("pin", ScriptedPrompter.answering("right-pin", "quick"), World.PURPOSE);
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }

  @Test
  void theListTellsHowEachMethodStands() throws GateClosedException {
    assertTrue(enrollments().list().stream().allMatch(method -> method.enrolled().isEmpty()));
    world.enroll(List.of(List.of("sms", "pin"), List.of("pin")));
    for (int i = 0; i < 5; i++) {
      world.refused(World.stranger());
    }
    world.method("totp").breakDown();
    assertEquals(
        List.of("sms", "pin", "totp"), enrollments().list().stream().map(MethodState::id).toList());
    MethodState.Enrolled sms = state("sms").enrolled().orElseThrow();
    assertEquals(List.of(List.of("sms", "pin")), sms.ways());
    assertEquals(5, sms.failures());
    assertTrue(sms.waiting().isPresent());
    assertFalse(sms.disabled());
    assertEquals(2, state("pin").enrolled().orElseThrow().ways().size());
    assertEquals("no totp today", state("totp").availability().detail());
    world.methods(world.method("totp"));
    assertFalse(state("sms").availability().usable());
    assertTrue(state("sms").assurance().isEmpty());
  }

  @Test
  void wishesReachOnlyTheMethodTheyAreFor() throws GateClosedException {
    world.enroll("totp");
    enrollments()
        .add(
            List.of("pin"),
            Map.of("pin", Parameters.of(Map.of("kind", "asked-for"))),
            World.person(),
            World.PURPOSE);
    world.unlock(ScriptedPrompter.answering("", "right-pin"));
  }
}
