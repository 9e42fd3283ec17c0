// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Question;
import dev.localauth.core.fixture.Effort;
import dev.localauth.core.fixture.Fuse;
import dev.localauth.core.fixture.FusedFiles;
import dev.localauth.core.fixture.FusedStore;
import dev.localauth.core.fixture.KeyedMethod;
import dev.localauth.core.fixture.RecoveryPerson;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.Trees;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every change that a move to another store makes goes wrong once. */
class MigrationFaultsTest {
  private static final String SETTINGS =
      "{\"localAuth\": {\"enabled\": true, \"method\": \"pin\", \"store\": \"first\"}}";

  private final Path root;
  private Fuse fuse = new Fuse();
  private World world;
  private FusedStore first = new FusedStore("first", fuse);
  private FusedStore second = new FusedStore("second", fuse);

  MigrationFaultsTest(@TempDir Path root) {
    this.root = root;
    this.world = new World(root);
  }

  /** What a new process does after the one that moved is gone. */
  private enum Then {
    MOVE_AGAIN,
    MOVE_BACK,
    SET_UP,
    ADD,
    DISABLE
  }

  private void begin() {
    Trees.clear(root);
    fuse = new Fuse();
    world = new World(FusedFiles.under(root, fuse));
    first = new FusedStore("first", fuse);
    second = new FusedStore("second", fuse);
    world.stores(first, second);
    world.methods(new KeyedMethod("pin"), world.method("totp"), world.method("sms"));
    world.settings(SETTINGS);
    world.enroll(List.of(List.of("pin"), List.of("totp", "sms")));
    RecoveryPerson.give(world);
  }

  private Optional<GateClosedException> move(String to) throws GateClosedException {
    return world.gate().enrollments().migrate(to, World.person(), World.PURPOSE);
  }

  /** Returns whether it succeeded. */
  private boolean attempt(int at) {
    try {
      move("second").ifPresent(Sound::sound);
      return true;
    } catch (GateClosedException closed) {
      Sound.sound(closed);
      return false;
    } catch (Fuse.Killed killed) {
      return false;
    } catch (RuntimeException | Error defect) {
      throw new AssertionError("at change " + at, defect);
    }
  }

  /** Whichever store it is, it has everything; nobody gets in without an answer. */
  private void assertWhole(int at) {
    String where = "after change " + at;
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason(), where);
    assertEquals(ClosedReason.REJECTED, world.refused(World.stranger()).reason(), where);
    world.unlock();
    assertEquals(new Decision.Open(Decision.How.SESSION), world.check(), where);
    lock();
    opensByTheOtherWay(where);
    lock();
    assertEquals(10, codesLeft(), where);
  }

  private void lock() {
    try {
      world.gate().lockAll();
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }

  private void opensByTheOtherWay(String where) {
    try {
      world.unlock(ScriptedPrompter.answering("", "right-totp", "right-sms"));
    } catch (GateClosedException closed) {
      throw new AssertionError(where, closed);
    }
  }

  private int codesLeft() {
    try {
      return world.gate().enrollments().recoveryCodesLeft().orElseThrow();
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }

  private String live() {
    try {
      return world.gate().status().enrolled().orElseThrow().store();
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }

  private static Set<String> names(FusedStore store) {
    return store.entries().keySet().stream().map(Object::toString).collect(Collectors.toSet());
  }

  private void assertAllIsIn(String id, int at) {
    FusedStore holding = id.equals("first") ? first : second;
    FusedStore other = id.equals("first") ? second : first;
    assertEquals(id, live(), "after change " + at);
    assertEquals(Set.of(), names(other), "litter after change " + at);
    assertTrue(holding.size() >= 5, "after change " + at);
    assertFalse(Files.exists(world.place().journal()), "after change " + at);
  }

  private void go(Then then, int at) throws GateClosedException {
    Enrollments enrollments = world.gate().enrollments();
    switch (then) {
      case MOVE_AGAIN -> {
        if (!live().equals("second") || Files.exists(world.place().journal())) {
          assertEquals(Optional.empty(), move("second"), "after change " + at);
        }
        assertWhole(at);
        assertAllIsIn("second", at);
        assertTrue(settings().contains("\"store\" : \"second\""), settings());
      }
      case MOVE_BACK -> {
        if (!live().equals("first") || Files.exists(world.place().journal())) {
          assertEquals(Optional.empty(), move("first"), "after change " + at);
        }
        assertWhole(at);
        assertAllIsIn("first", at);
        assertTrue(settings().contains("\"store\" : \"first\""), settings());
      }
      case SET_UP -> {
        SetupRequest request =
            new SetupRequest(List.of(List.of("pin")), Map.of(), Optional.of("first"));
        enrollments.setup(request, World.person(), World.PURPOSE);
        world.unlock();
        assertEquals("first", live());
        assertEquals(Set.of(), names(second), "litter after change " + at);
        assertEquals(4, first.size(), "litter after change " + at);
      }
      case ADD -> {
        enrollments.add(List.of("totp"), Map.of(), World.person(), World.PURPOSE);
        assertWhole(at);
        assertAllIsIn(live(), at);
      }
      case DISABLE -> {
        enrollments.disable(World.person(), World.PURPOSE);
        assertEquals(new Decision.Open(Decision.How.NOT_REQUIRED), world.check());
        assertEquals(Set.of(), names(first), "litter after change " + at);
        assertEquals(Set.of(), names(second), "litter after change " + at);
      }
      default -> throw new AssertionError(then);
    }
  }

  private String settings() {
    return String.valueOf(world.files().get("home/.config/localauth/settings.json"));
  }

  @ParameterizedTest
  @EnumSource
  void killedAtAnyChangeOneStoreHoldsEverythingAndTheNextCommandTidiesUp(Then then)
      throws GateClosedException {
    for (int at = 1; ; at += Effort.rounds(13, 1)) {
      begin();
      fuse.arm(Fuse.Fault.KILL, at);
      attempt(at);
      boolean blown = fuse.replace();
      assertWhole(at);
      go(then, at);
      if (!blown) {
        assertTrue(at > 20, "only " + at + " changes were seen");
        return;
      }
    }
  }

  @Test
  void killedAtEachChangeOneStoreHoldsEverything() {
    for (int at = 1; ; at++) {
      begin();
      fuse.arm(Fuse.Fault.KILL, at);
      attempt(at);
      boolean blown = fuse.replace();
      assertWhole(at);
      if (!blown) {
        return;
      }
    }
  }

  @Test
  void killedAgainWhileItIsResumedOneStoreStillHoldsEverything() throws GateClosedException {
    for (int at = 1; ; at += Effort.rounds(17, 1)) {
      for (int again = 1; ; again += Effort.rounds(11, 1)) {
        begin();
        fuse.arm(Fuse.Fault.KILL, at);
        attempt(at);
        if (!fuse.replace()) {
          return;
        }
        fuse.arm(Fuse.Fault.KILL, again);
        attempt(again);
        boolean blown = fuse.replace();
        assertWhole(at);
        if (!blown) {
          assertAllIsIn("second", at);
          break;
        }
        go(Then.MOVE_AGAIN, at);
      }
    }
  }

  @Test
  void oneFailingChangeMovesEverythingOrNothing() {
    for (int at = 1; ; at += Effort.rounds(4, 1)) {
      begin();
      fuse.arm(Fuse.Fault.FAIL_ONCE, at);
      boolean done = attempt(at);
      boolean blown = fuse.replace();
      assertWhole(at);
      if (!done) {
        assertAllIsIn("first", at);
        assertTrue(settings().contains("first"), settings());
      } else {
        assertEquals("second", live(), "after change " + at);
      }
      if (!blown) {
        assertAllIsIn("second", at);
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatBecomesReadOnlyLeavesOneStoreWithEverything(Then then) throws GateClosedException {
    for (int at = 1; ; at += Effort.rounds(16, 1)) {
      begin();
      fuse.arm(Fuse.Fault.FAIL_FOR_GOOD, at);
      attempt(at);
      boolean blown = fuse.replace();
      assertWhole(at);
      go(then, at);
      if (!blown) {
        return;
      }
    }
  }

  @Test
  void killedAtAnyChangeAndWithoutItsMarkerTheGateStillOpensByOneWholeStore() throws Exception {
    for (int at = 1; ; at += Effort.rounds(9, 1)) {
      begin();
      fuse.arm(Fuse.Fault.KILL, at);
      attempt(at);
      boolean blown = fuse.replace();
      Files.deleteIfExists(world.place().marker());
      assertWhole(at);
      go(Then.MOVE_AGAIN, at);
      if (!blown) {
        return;
      }
    }
  }

  @Test
  void theQuestionsOfThePersonAreThoseOfAnOpening() throws GateClosedException {
    begin();
    ScriptedPrompter person = World.person();
    world.gate().enrollments().migrate("second", person, World.PURPOSE);
    assertEquals(List.of(new Question.Other("pin", false)), person.questions());
    assertEquals(0, person.leftOpen());
  }
}
