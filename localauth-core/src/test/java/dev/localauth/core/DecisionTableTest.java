// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.core.fixture.World;
import dev.localauth.core.requirement.EnrollmentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** DESIGN §5, row by row, for {@code check} and for {@code open}. */
class DecisionTableTest {
  private static final Decision NOT_REQUIRED = new Decision.Open(Decision.How.NOT_REQUIRED);
  private static final Decision SESSION = new Decision.Open(Decision.How.SESSION);

  private final World world;

  DecisionTableTest(@TempDir Path root) {
    world = new World(root);
  }

  @Test
  void withNothingThereTheGateIsOpenAndNobodyIsAsked() throws GateClosedException {
    assertEquals(NOT_REQUIRED, world.check());
    try (Session session = world.gate().open(World.stranger(), World.PURPOSE)) {
      assertEquals(Map.of(), session.environment());
      assertEquals(false, session.isRequired());
    }
  }

  @Test
  void settingsThatDoNotAskForItLeaveItOpen() {
    world.settings("{\"localAuth\": {\"enabled\": false, \"method\": \"totp\"}}");
    assertEquals(NOT_REQUIRED, world.check());
  }

  @Test
  void settingsOfSomebodyElseOnlyLeaveItOpen() {
    world.settings("{\"theme\": {\"dark\": [1, 2, {}]}}");
    assertEquals(NOT_REQUIRED, world.check());
  }

  @Test
  void aStoreThatCannotBeAskedKeepsNobodyOutWhereNothingIsRequired() {
    world.store().failWith(new SecretStoreException(SecretStoreException.Reason.LOCKED, "locked"));
    assertEquals(NOT_REQUIRED, world.check());
  }

  @Test
  void enabledAndNotEnrolledIsClosed() {
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": \"totp\"}}");
    assertEquals(ClosedReason.NOT_ENROLLED, world.closedEitherWay());
    assertTrue(world.closed().hint().orElseThrow().contains("localauth setup"));
  }

  @Test
  void requiredByPolicyAndNotEnrolledIsClosed() {
    world.policy("{\"localAuth\": {\"required\": true}}");
    assertEquals(ClosedReason.NOT_ENROLLED, world.closedEitherWay());
  }

  @Test
  void anEnrollmentAsksOnceAndThenTheTerminalIsOpen() {
    world.enroll("totp");
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    world.unlock();
    assertEquals(SESSION, world.check());
    assertEquals(1, world.method("totp").judged());
    world.unlock();
    assertEquals(1, world.method("totp").judged());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"localAuth\": {\"enabled\": false}}",
        "{\"localAuth\": {\"enabled\": false, \"method\": \"totp\"}}",
        "{}",
        "{\"other\": 1}"
      })
  void settingsCannotTurnAnEnrollmentOff(String settings) {
    world.enroll("totp");
    world.settings(settings);
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    assertEquals(ClosedReason.REJECTED, world.refused(World.stranger()).reason());
    world.unlock();
    assertEquals(SESSION, world.check());
  }

  @Test
  void deletedSettingsDoNotTurnAnEnrollmentOff() throws IOException {
    world.enroll("totp");
    Files.delete(world.place().settings());
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    world.unlock();
    assertEquals(SESSION, world.check());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"sms\"", "\"pin\"", "[\"pin\"]", "[\"totp\",\"sms\"]", "\"new\""})
  void settingsThatNameFewerOtherOrWeakerMethodsAreClosed(String method) {
    world.enroll("totp", "pin");
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": " + method + "}}");
    assertEquals(ClosedReason.SETTINGS, world.closedEitherWay());
    assertEquals(65, world.closed().exitCode());
  }

  @Test
  void settingsThatAddAnAlternativeThatWasNotEnrolledAreClosed() {
    world.enroll("totp");
    world.settings("{\"localAuth\": {\"method\": \"totp\", \"alternatives\": [\"sms\"]}}");
    assertEquals(ClosedReason.SETTINGS, world.closedEitherWay());
  }

  @Test
  void settingsMayNameTheMethodsInAnotherOrderAndFewerWays() {
    world.enroll(List.of(List.of("totp", "pin"), List.of("sms")));
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": [\"pin\", \"totp\"]}}");
    world.unlock();
    assertEquals(1, world.method("totp").judged());
    assertEquals(0, world.method("sms").judged());
  }

  @ParameterizedTest
  @CsvSource({
    "LOCKED, STORE_LOCKED, 69",
    "UNAVAILABLE, STORE_UNAVAILABLE, 69",
    "DENIED, STORE_UNAVAILABLE, 69",
    "FAILED, STORE_UNAVAILABLE, 69",
    "CORRUPT, ENROLLMENT_LOST, 77"
  })
  void aStoreThatFailsUnderAMarkerIsClosed(
      SecretStoreException.Reason failure, ClosedReason reason, int exitCode) {
    world.enroll("totp");
    world.store().failWith(new SecretStoreException(failure, "the store says no"));
    GateClosedException closed = world.refused(World.person());
    assertEquals(reason, closed.reason());
    assertEquals(exitCode, closed.exitCode());
    assertEquals(reason, world.closed().reason());
  }

  @Test
  void aStoreThatWasUninstalledIsClosed() {
    world.enroll("totp");
    world.stores();
    assertEquals(ClosedReason.STORE_UNAVAILABLE, world.refused(World.person()).reason());
    assertEquals(ClosedReason.STORE_UNAVAILABLE, world.closed().reason());
  }

  @Test
  void anEnrollmentThatIsMissingIsLostAndNotAbsent() {
    world.enroll("totp");
    world.store().restore(Map.of());
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.refused(World.person()).reason());
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.closed().reason());
  }

  @Test
  void anEnrollmentThatTheMarkerDoesNotMeanIsLost() {
    world.enroll("totp");
    var other = world.store().entries();
    world.enroll("totp");
    var current = world.store().entries();
    current.put(EnrollmentReader.name("localauth"), other.get(EnrollmentReader.name("localauth")));
    world.store().restore(current);
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.refused(World.person()).reason());
  }

  @Test
  void aDeletedMarkerAsksAndIsWrittenAgain() throws IOException {
    world.enroll("totp");
    world.unlock();
    String marker = Files.readString(world.place().marker());
    Files.delete(world.place().marker());
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    assertEquals(ClosedReason.REJECTED, world.refused(World.stranger()).reason());
    assertTrue(Files.notExists(world.place().marker()));
    world.unlock();
    assertEquals(marker, Files.readString(world.place().marker()));
    assertEquals(SESSION, world.check());
  }

  @Test
  void aMarkerThatCannotBeReadIsClosed() throws IOException {
    world.enroll("totp");
    Files.delete(world.place().marker());
    Files.createDirectory(world.place().marker());
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.closedEitherWay());
  }

  @Test
  void markerAndStoreBothDeletedIsNotStopped() throws IOException {
    // What this documents: somebody with the account's own rights can remove everything.
    world.enroll("totp");
    Files.delete(world.place().marker());
    Files.delete(world.place().settings());
    world.store().restore(Map.of());
    assertEquals(NOT_REQUIRED, world.check());
  }

  @Test
  void markerAndStoreDeletedWhileTheSettingsStillAskIsClosed() throws IOException {
    world.enroll("totp");
    Files.delete(world.place().marker());
    world.store().restore(Map.of());
    assertEquals(ClosedReason.NOT_ENROLLED, world.closedEitherWay());
  }

  @Test
  void aKernelThatDoesNotTellIsClosed() {
    world
        .anchors()
        .failWith(new SessionAnchorException(SessionAnchorException.Reason.UNREADABLE, "no /proc"));
    assertEquals(ClosedReason.NO_TERMINAL, world.closedEitherWay());
  }
}
