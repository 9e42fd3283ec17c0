// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.PromptException;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.fixture.Fuse;
import dev.localauth.core.fixture.FusedStore;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
  private static final Decision NOT_REQUIRED = new Decision.Open(Decision.How.NOT_REQUIRED);
  private static final List<List<String>> TOTP = List.of(List.of("totp"));

  private final World world;

  SetupTest(@TempDir Path root) {
    world = new World(root);
  }

  private GateClosedException refused(List<List<String>> ways, ScriptedPrompter person) {
    return Sound.sound(assertThrows(GateClosedException.class, () -> world.setup(ways, person)));
  }

  private boolean disable(ScriptedPrompter person) throws GateClosedException {
    return world.gate().enrollments().disable(person, World.PURPOSE);
  }

  private GateClosedException notDisabled(ScriptedPrompter person) {
    return Sound.sound(assertThrows(GateClosedException.class, () -> disable(person)));
  }

  @Test
  void theFirstSetupSaysWhoAsksAndAsksOnlyForWhatItEnrolls() throws GateClosedException {
    ScriptedPrompter person = World.person();
    world.setup(TOTP, person);
    assertEquals(1, person.prompts());
    assertEquals("localauth: agent (pts/3)", person.shown().get(0).text());
    assertEquals(0, world.method("totp").judged());
    assertEquals(0, person.leftOpen());
  }

  @Test
  void theSettingsBecomeTheSchemaOfTheUserAndKeepWhatElseIsThere() throws IOException {
    world.settings("{\"mine\": {\"a\": 1.50}, \"localAuth\": {\"maxSession\": \"PT2H\"}}");
    world.enroll("totp");
    String settings = Files.readString(world.place().settings()).replaceAll("\\s", "");
    assertEquals(
        "{\"mine\":{\"a\":1.50},\"localAuth\":{\"enabled\":true,\"method\":\"totp\","
            + "\"sessionScope\":\"terminal\",\"maxSession\":\"PT2H\"}}",
        settings);
  }

  @Test
  void aSecondSetupAsksForTheEarlierEnrollment() {
    world.enroll("totp");
    assertEquals(ClosedReason.REJECTED, refused(TOTP, World.stranger()).reason());
    assertEquals(1, world.method("totp").judged());
    world.unlock();
    world.enroll("pin");
    assertEquals(3, world.method("totp").judged());
  }

  @Test
  void anOpenSessionIsNotEnoughToSetUpOrDisable() {
    world.enroll("totp");
    world.unlock();
    assertEquals(ClosedReason.REJECTED, refused(TOTP, World.stranger()).reason());
    assertEquals(ClosedReason.REJECTED, notDisabled(World.stranger()).reason());
    assertTrue(world.check().isOpen());
  }

  @Test
  void setupAndDisableHonourTheLockout() {
    world.enroll("totp");
    for (int i = 0; i < 5; i++) {
      refused(TOTP, World.stranger());
    }
    assertEquals(ClosedReason.WAIT, refused(TOTP, World.nobody()).reason());
    assertEquals(ClosedReason.WAIT, notDisabled(World.nobody()).reason());
    assertEquals(ClosedReason.WAIT, world.refused(World.nobody()).reason());
  }

  @Test
  void aReplacedEnrollmentLeavesNothingInTheStore() {
    world.enroll("totp");
    int secrets = world.store().entries().size();
    world.enroll("pin");
    assertEquals(secrets, world.store().entries().size());
    assertEquals(0, world.store().leftOpen());
    long ledgers = world.files().keySet().stream().filter(n -> n.matches(".*ledger-\\w+")).count();
    assertEquals(1, ledgers);
  }

  @Test
  void givingUpAtAnyQuestionLeavesEverythingAsItWas() {
    world.enroll("totp");
    var secrets = world.store().entries().keySet();
    Map<String, String> files = world.files();
    for (int at = 1; at <= 3; at++) {
      ScriptedPrompter person = World.person().cancelAt(at);
      GateClosedException closed = refused(List.of(List.of("pin", "sms")), person);
      assertEquals(ClosedReason.CANCELLED, closed.reason());
      assertEquals(at, person.prompts());
      assertEquals(secrets, world.store().entries().keySet());
      assertEquals(withoutLedger(files), withoutLedger(world.files()));
    }
    world.unlock();
  }

  private static Map<String, String> withoutLedger(Map<String, String> files) {
    files.keySet().removeIf(name -> name.contains("/ledger-"));
    return files;
  }

  @Test
  void givingUpTheFirstSetupLeavesTheGateOff() {
    for (int at = 1; at <= 2; at++) {
      GateClosedException closed =
          refused(List.of(List.of("totp", "pin")), World.person().cancelAt(at));
      assertEquals(ClosedReason.CANCELLED, closed.reason());
      assertEquals(Map.of(), world.store().entries());
      assertEquals(NOT_REQUIRED, world.check());
    }
  }

  @Test
  void withoutAPersonNothingIsSetUp() {
    ScriptedPrompter nobody =
        World.person()
            .failAt(1, new PromptException(PromptException.Reason.UNAVAILABLE, "no terminal"));
    assertEquals(ClosedReason.NO_TERMINAL, refused(TOTP, nobody).reason());
    assertEquals(NOT_REQUIRED, world.check());
  }

  @Test
  void aStoreThatCannotBeReadIsNotAnEmptyOne() throws IOException {
    world.enroll("totp");
    Files.delete(world.place().marker());
    FusedStore other = new FusedStore("other", new Fuse());
    world.stores(other, world.store());
    world.store().failWith(new SecretStoreException(SecretStoreException.Reason.LOCKED, "locked"));
    assertEquals(ClosedReason.STORE_LOCKED, refused(TOTP, World.person()).reason());
    assertEquals(ClosedReason.STORE_LOCKED, notDisabled(World.person()).reason());
    assertEquals(0, other.size());
    world.store().recover();
    world.unlock();
  }

  @Test
  void aLostEnrollmentIsNotReplacedWithoutBeingAsked() {
    world.enroll("totp");
    world.store().restore(Map.of());
    assertEquals(ClosedReason.ENROLLMENT_LOST, refused(TOTP, World.person()).reason());
    assertEquals(ClosedReason.ENROLLMENT_LOST, notDisabled(World.person()).reason());
  }

  @Test
  void aLostLedgerIsNotReplacedWithoutBeingAsked() throws IOException {
    world.enroll("totp");
    for (String name : world.files().keySet()) {
      if (name.contains("/ledger-")) {
        Files.delete(world.place().state().resolve(Path.of(name).getFileName()));
      }
    }
    assertEquals(ClosedReason.LEDGER, refused(TOTP, World.person()).reason());
    assertEquals(ClosedReason.LEDGER, notDisabled(World.person()).reason());
    assertEquals(ClosedReason.LEDGER, world.refused(World.person()).reason());
    assertEquals(0, world.method("totp").judged());
  }

  @Test
  void settingsThatWereTamperedWithDoNotKeepFromSettingUpAgain() {
    world.enroll("totp");
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": \"sms\"}}");
    assertEquals(ClosedReason.SETTINGS, world.closedEitherWay());
    world.enroll("pin");
    world.unlock();
  }

  @Test
  void aMethodThatThePolicyForbidsIsNotSetUp() {
    world.policy("{\"localAuth\": {\"methods\": [\"totp\"]}}");
    assertEquals(ClosedReason.POLICY, refused(List.of(List.of("pin")), World.nobody()).reason());
    assertEquals(
        ClosedReason.POLICY,
        refused(List.of(List.of("totp"), List.of("totp", "pin")), World.nobody()).reason());
    world.enroll("totp");
    world.unlock();
  }

  @Test
  void anEnrollmentThatThePolicyForbidsCanStillBeReplaced() {
    world.enroll("pin");
    world.policy("{\"localAuth\": {\"methods\": [\"totp\"]}}");
    assertEquals(ClosedReason.POLICY, world.refused(World.nobody()).reason());
    world.enroll("totp");
    world.unlock();
  }

  @Test
  void underAPolicyThatRequiresTheGateItCannotBeDisabled() {
    world.enroll("totp");
    world.policy("{\"localAuth\": {\"required\": true}}");
    assertEquals(ClosedReason.POLICY, notDisabled(World.nobody()).reason());
    world.unlock();
  }

  @Test
  void anAgentCannotSetUpOrDisableOnceItIsBehindTheGate() throws GateClosedException {
    world.enroll("totp");
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    world.anchors().moveTo(world.anchors().inTerminal("pts/8", 410, 420, 300, 100));
    assertEquals(ClosedReason.INSIDE_AGENT, refused(TOTP, World.nobody()).reason());
    assertEquals(ClosedReason.INSIDE_AGENT, notDisabled(World.nobody()).reason());
  }

  @Test
  void disablingAsksAndErasesEverything() throws GateClosedException, IOException {
    world.settings("{\"mine\": 1}");
    world.enroll("totp", "pin");
    world.unlock();
    assertTrue(disable(World.person()));
    assertEquals(NOT_REQUIRED, world.check());
    assertEquals(Map.of(), world.store().entries());
    assertTrue(
        world.files().keySet().stream()
            .noneMatch(name -> name.matches(".*(ledger-.*|enrolled|\\d+-\\d+)")),
        () -> world.files().keySet().toString());
    String settings = Files.readString(world.place().settings()).replaceAll("\\s", "");
    assertTrue(settings.startsWith("{\"mine\":1,\"localAuth\":{\"enabled\":false,"), settings);
    assertFalse(disable(World.nobody()));
  }

  @Test
  void disablingWithoutAnEnrollmentAsksNobody() throws GateClosedException {
    assertFalse(disable(World.nobody()));
    world.settings("{\"localAuth\": {\"enabled\": true}}");
    assertFalse(disable(World.nobody()));
    assertEquals(NOT_REQUIRED, world.check());
  }

  @Test
  void aPlatformStoreIsChosenAndTheFileStoreOnlyByName() throws GateClosedException {
    FusedStore file = new FusedStore("file", new Fuse());
    FusedStore platform = new FusedStore("secret-service", new Fuse());
    world.stores(file, platform);
    SetupRequest unnamed = new SetupRequest(TOTP, Map.of(), Optional.empty());
    assertEquals(
        "secret-service", world.gate().enrollments().setup(unnamed, World.person(), World.PURPOSE));
    assertEquals(0, file.size());
    world.stores(file);
    GateClosedException closed =
        assertThrows(
            GateClosedException.class,
            () -> world.gate().enrollments().setup(unnamed, World.person(), World.PURPOSE));
    assertEquals(ClosedReason.STORE_UNAVAILABLE, Sound.sound(closed).reason());
    assertEquals(0, file.size());
  }

  @Test
  void whatCannotBeEnrolledIsRefusedBeforeAnythingIsAsked() {
    assertEquals(
        ClosedReason.METHOD_UNAVAILABLE,
        refused(List.of(List.of("passkey")), World.nobody()).reason());
    world.method("totp").breakDown();
    assertEquals(ClosedReason.METHOD_UNAVAILABLE, refused(TOTP, World.nobody()).reason());
    for (List<List<String>> ways :
        List.of(
            List.<List<String>>of(),
            List.of(List.<String>of()),
            List.of(List.of("pin", "pin")),
            List.of(List.of("../pin")),
            List.of(List.of("pin"), List.of("pin")),
            Collections.nCopies(27, List.of("pin")))) {
      assertEquals(ClosedReason.SETTINGS, refused(ways, World.nobody()).reason());
    }
    SetupRequest elsewhere = new SetupRequest(TOTP, Map.of(), Optional.of("nowhere"));
    world.method("totp").repair();
    GateClosedException closed =
        assertThrows(
            GateClosedException.class,
            () -> world.gate().enrollments().setup(elsewhere, World.nobody(), World.PURPOSE));
    assertEquals(ClosedReason.STORE_UNAVAILABLE, Sound.sound(closed).reason());
  }

  @Test
  void ofTwoSetupsAtOnceOneWins() throws GateClosedException {
    ScriptedPrompter slow =
        ScriptedPrompter.answeringWith(
            question -> {
              if (world.store().entries().size() < 3) {
                world.enroll("pin");
              }
              return "right-totp";
            });
    GateClosedException closed = refused(TOTP, slow);
    assertTrue(closed.getMessage().contains("another command"), closed.getMessage());
    assertEquals(3, world.store().entries().size());
    world.unlock();
    assertEquals(1, world.method("pin").judged());
  }

  @Test
  void aSetupDuringTheQuestionDoesNotLetTheOldWordIn() {
    world.enroll("totp");
    ScriptedPrompter slow =
        ScriptedPrompter.answeringWith(
            question -> {
              world.enroll("pin");
              return "right-totp";
            });
    try {
      world.unlock(slow);
    } catch (GateClosedException closed) {
      Sound.sound(closed);
    }
    assertFalse(world.check().isOpen());
    world.unlock();
    assertTrue(world.check().isOpen());
  }

  @Test
  void eachEnrollmentHasSecretsOfItsOwn() {
    world.enroll("totp");
    var before = world.store().entries().keySet();
    world.enroll("totp");
    assertNotEquals(before, world.store().entries().keySet());
  }

  @Test
  void nothingSecretIsInAFile() {
    world.enroll("totp", "pin");
    world.unlock();
    world.files().forEach((name, content) -> assertFalse(content.contains("right-"), name));
  }
}
