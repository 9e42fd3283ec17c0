// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.localauth.core.fixture.World;
import dev.localauth.core.place.Places;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policy, settings and marker that cannot be relied on, seen from the gate. */
class GateFilesTest {
  private final World world;

  GateFilesTest(@TempDir Path root) {
    world = new World(root);
  }

  private enum Damage {
    DIRECTORY,
    LINK,
    DANGLING_LINK,
    FIFO,
    HARD_LINK,
    TOO_LARGE,
    WRITABLE_BY_OTHERS,
    UNREADABLE,
    OWNED_BY_ANOTHER;

    void on(Path file) throws IOException {
      Files.createDirectories(file.getParent());
      if (Files.notExists(file)) {
        Files.writeString(file, "{\"localAuth\": {}}");
      }
      Path beside = file.resolveSibling("beside");
      switch (this) {
        case DIRECTORY -> {
          Files.delete(file);
          Files.createDirectory(file);
        }
        case LINK -> {
          Files.move(file, beside);
          Files.createSymbolicLink(file, beside);
        }
        case DANGLING_LINK -> {
          Files.delete(file);
          Files.createSymbolicLink(file, beside);
        }
        case FIFO -> {
          Files.delete(file);
          Processes.run(Duration.ofSeconds(10), "mkfifo", file.toString());
          assertTrue(Files.exists(file));
        }
        case HARD_LINK -> Files.createLink(beside, file);
        case TOO_LARGE -> Files.writeString(file, " ".repeat(2 * 1024 * 1024));
        case WRITABLE_BY_OTHERS ->
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        case UNREADABLE -> {
          assumeTrue(World.uid() != 0, "root may read every file, whatever its mode");
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        }
        case OWNED_BY_ANOTHER -> {
          assumeTrue(World.uid() == 0, "only root can give a file away");
          Files.setAttribute(file, "unix:uid", 12345);
        }
        default -> throw new AssertionError(this);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aPolicyThatCannotBeReliedOnIsClosed(Damage damage) throws IOException {
    damage.on(world.place().policy());
    assertEquals(ClosedReason.POLICY, world.closedEitherWay());
    assertEquals(65, world.closed().exitCode());
    assertTrue(world.closed().getMessage().contains(world.place().policy().toString()));
  }

  @ParameterizedTest
  @EnumSource
  void settingsThatCannotBeReliedOnAreClosed(Damage damage) throws IOException {
    damage.on(world.place().settings());
    assertEquals(ClosedReason.SETTINGS, world.closedEitherWay());
    assertEquals(65, world.closed().exitCode());
    assertTrue(world.closed().getMessage().contains(world.place().settings().toString()));
  }

  @ParameterizedTest
  @EnumSource
  void settingsThatCannotBeReliedOnCloseAnOpenSession(Damage damage) throws IOException {
    world.enroll("totp");
    world.unlock();
    damage.on(world.place().settings());
    assertEquals(ClosedReason.SETTINGS, world.closedEitherWay());
  }

  @ParameterizedTest
  @EnumSource
  void aMarkerThatCannotBeReliedOnIsClosed(Damage damage) throws IOException {
    world.enroll("totp");
    world.unlock();
    damage.on(world.place().marker());
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.closedEitherWay());
    assertEquals(77, world.closed().exitCode());
  }

  @Test
  void aPolicyDirectoryThatOthersCanWriteIsClosed() throws IOException {
    world.policy("{\"localAuth\": {}}");
    Files.setPosixFilePermissions(
        world.place().policy().getParent(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertEquals(ClosedReason.POLICY, world.closedEitherWay());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"localAuth\": {\"x\": 1}}", "[", "{\"localAuth\": 1}"})
  void aPolicyThatSaysNothingSensibleIsClosed(String content) {
    world.policy(content);
    assertEquals(ClosedReason.POLICY, world.closedEitherWay());
  }

  @Test
  void thePolicyComesBeforeTheSettings() {
    world.policy("nonsense");
    world.settings("nonsense");
    assertEquals(ClosedReason.POLICY, world.closedEitherWay());
  }

  @Test
  void aKeyCannotMoveTheCursorOfWhoReadsTheMessage() {
    world.settings("{\"localAuth\": {\"\\u001b[2J\\nlocalauth: open\\u202e\": 1}}");
    GateClosedException closed = world.closed();
    assertTrue(closed.getMessage().contains("?[2J?localauth: open?"), closed.getMessage());
  }

  @Test
  void aKeyCannotFillTheScreen() {
    world.settings("{\"localAuth\": {\"" + "a".repeat(40_000) + "\": 1}}");
    assertTrue(world.closed().getMessage().length() <= 500);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 10, 60})
  void aMarkerCutShortIsClosed(int length) throws IOException {
    world.enroll("totp");
    String marker = Files.readString(world.place().marker());
    Files.writeString(world.place().marker(), marker.substring(0, length));
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.closedEitherWay());
  }

  @Test
  void aMarkerOfAFutureVersionIsClosed() throws IOException {
    world.enroll("totp");
    String marker = Files.readString(world.place().marker());
    Files.writeString(world.place().marker(), marker.replace("version=1", "version=2"));
    assertEquals(ClosedReason.ENROLLMENT_LOST, world.closedEitherWay());
    assertTrue(world.closed().getMessage().contains("another version"));
  }

  @Test
  void aBitFlippedAnywhereInTheMarkerNeverOpens() throws IOException {
    world.enroll("totp");
    world.unlock();
    byte[] marker = Files.readAllBytes(world.place().marker());
    for (int i = 0; i < marker.length; i++) {
      byte[] flipped = marker.clone();
      flipped[i] ^= (byte) (1 << (i % 8));
      Files.write(world.place().marker(), flipped);
      Decision decision = world.check();
      assertTrue(!decision.isOpen(), "open after a flip at " + i);
    }
  }

  @Test
  void homeElsewhereIsStillAsked() {
    world.enroll("totp");
    Places account = world.place();
    world.places(account, world.under("elsewhere"));
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    assertEquals(ClosedReason.REJECTED, world.refused(World.stranger()).reason());
    world.unlock();
    assertTrue(world.check().isOpen());
  }

  @Test
  void settingsElsewhereDoNotCountBesideTheAccountsEnrollment() {
    world.enroll("totp");
    Places elsewhere = world.under("elsewhere");
    world.write(elsewhere.settings(), "{\"localAuth\": {\"enabled\": false}}");
    world.places(world.place(), elsewhere);
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  @Test
  void anEnrollmentElsewhereDoesNotReplaceTheAccounts() throws GateClosedException {
    Places account = world.under("home");
    Places elsewhere = world.under("elsewhere");
    world.places(elsewhere);
    world.setup(List.of(List.of("totp")), ScriptedPrompter.answering("intruder"));
    var theirs = world.store().entries();
    world.store().restore(Map.of());
    world.places(account);
    world.enroll("totp");
    var both = world.store().entries();
    theirs.forEach(both::putIfAbsent);
    world.store().restore(both);
    world.places(account, elsewhere);
    assertEquals(
        ClosedReason.REJECTED, world.refused(ScriptedPrompter.answering("intruder")).reason());
    world.unlock();
  }

  @Test
  void anEnrollmentMadeElsewhereCountsThere() {
    Places account = world.under("home");
    world.places(account, world.under("elsewhere"));
    world.enroll("totp");
    assertTrue(Files.exists(world.under("elsewhere").marker()));
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    world.unlock();
    assertTrue(world.check().isOpen());
  }

  @Test
  void underAPolicyTheEnvironmentHasNoSay() {
    Places account = world.under("home");
    world.places(account, world.under("elsewhere"));
    world.enroll("totp");
    world.unlock();
    world.store().restore(Map.of());
    world.policy("{\"localAuth\": {\"required\": true}}");
    assertEquals(ClosedReason.NOT_ENROLLED, world.closedEitherWay());
  }

  @Test
  void homeElsewhereDoesNotHideAnEnrollmentWhoseMarkerWasDeleted() throws IOException {
    world.enroll("totp");
    Files.delete(world.place().marker());
    world.places(world.place(), world.under("elsewhere"));
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    assertEquals(ClosedReason.REJECTED, world.refused(World.stranger()).reason());
    world.unlock();
    assertTrue(Files.exists(world.under("home").marker()));
    assertTrue(world.check().isOpen());
  }

  @Test
  void homeElsewhereDoesNotHideAnEnrollmentThatOnlyTheStoreStillTellsOf() throws IOException {
    world.enroll("totp");
    Files.delete(world.place().marker());
    Files.delete(world.place().settings());
    world.places(world.place(), world.under("elsewhere"));
    assertEquals(ClosedReason.REJECTED, world.refused(World.stranger()).reason());
    world.unlock();
    assertTrue(Files.exists(world.under("home").marker()));
    assertTrue(world.check().isOpen());
  }

  @Test
  void homeElsewhereDoesNotHideSettingsThatAskForTheGate() {
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": \"totp\"}}");
    world.places(world.place(), world.under("elsewhere"));
    assertEquals(ClosedReason.NOT_ENROLLED, world.closedEitherWay());
  }

  @Test
  void homeElsewhereDoesNotHideBrokenSettings() {
    world.settings("nonsense");
    world.places(world.place(), world.under("elsewhere"));
    assertEquals(ClosedReason.SETTINGS, world.closedEitherWay());
  }
}
