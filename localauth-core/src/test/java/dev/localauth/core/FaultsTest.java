// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.localauth.api.Question;
import dev.localauth.core.fixture.Effort;
import dev.localauth.core.fixture.Fuse;
import dev.localauth.core.fixture.FusedFiles;
import dev.localauth.core.fixture.FusedStore;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.Trees;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every change that setup, disable and opening make to store and files goes wrong once: the process
 * is killed there, the change fails, or it and all after it fail.
 */
class FaultsTest {
  private final Path root;
  private Fuse fuse = new Fuse();
  private World world;
  private FusedStore first;
  private FusedStore second;

  FaultsTest(@TempDir Path root) {
    this.root = root;
    this.world = new World(root);
    this.first = new FusedStore("first", fuse);
    this.second = new FusedStore("second", fuse);
    begin();
  }

  /** What is there before, and what is asked for. */
  private enum Change {
    FIRST_SETUP,
    SAME_METHOD,
    OTHER_METHODS,
    OTHER_STORE,
    WITHOUT_MARKER
  }

  private void begin() {
    Trees.clear(root);
    fuse = new Fuse();
    world = new World(FusedFiles.under(root, fuse));
    first = new FusedStore("first", fuse);
    second = new FusedStore("second", fuse);
    world.stores(first, second);
  }

  private void begin(Change change) {
    begin();
    if (change != Change.FIRST_SETUP) {
      setUp("old", "first", "totp");
    }
    if (change == Change.WITHOUT_MARKER) {
      try {
        Files.delete(world.place().marker());
      } catch (IOException failure) {
        throw new AssertionError(failure);
      }
    }
  }

  private void attempt(Change change) throws GateClosedException {
    switch (change) {
      case FIRST_SETUP, SAME_METHOD, WITHOUT_MARKER -> setup("new", "first", "totp");
      case OTHER_METHODS -> setup("new", "first", "pin", "sms");
      case OTHER_STORE -> setup("new", "second", "pin");
      default -> throw new AssertionError(change);
    }
  }

  private void setUp(String word, String store, String... methods) {
    try {
      setup(word, store, methods);
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
    }
  }

  private void setup(String word, String store, String... methods) throws GateClosedException {
    SetupRequest request =
        new SetupRequest(List.of(List.of(methods)), Map.of(), Optional.of(store));
    world.gate().enrollments().setup(request, knowing("old", word), World.PURPOSE);
  }

  /** A person who answers with the word {@code known}, and chooses {@code chosen} as a new one. */
  private static ScriptedPrompter knowing(String known, String chosen) {
    return ScriptedPrompter.answeringWith(
        question -> ((Question.Other) question).label().startsWith("New ") ? chosen : known);
  }

  private boolean opensWith(String word) {
    try {
      world.gate().lockAll();
      world.unlock(knowing(word, "unused"));
      return true;
    } catch (GateClosedException closed) {
      Sound.sound(closed);
      assertEquals(ClosedReason.REJECTED, closed.reason(), closed.getMessage());
      return false;
    }
  }

  private void assertOpensWith(String word) {
    assertTrue(opensWith(word), "does not open with the word " + word);
    assertEquals(new Decision.Open(Decision.How.SESSION), world.check());
  }

  private Map<String, String> secrets() {
    Map<String, String> kept = new TreeMap<>();
    first.entries().forEach((name, value) -> kept.put("1 " + name, new String(value)));
    second.entries().forEach((name, value) -> kept.put("2 " + name, new String(value)));
    return kept;
  }

  private boolean isNotRequired() {
    return world.check().equals(new Decision.Open(Decision.How.NOT_REQUIRED));
  }

  private void assertOldOrNew(Change change) {
    if (change == Change.FIRST_SETUP && isNotRequired()) {
      return;
    }
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    String word = opensWith("old") ? "old" : "new";
    assertOpensWith(word);
    assertOpensWith(word);
    assertFalse(opensWith(word.equals("old") ? "new" : "old"));
  }

  @ParameterizedTest
  @EnumSource
  void killedAtAnyChangeSetupLeavesTheOldOrTheNew(Change change) {
    for (int at = 1; ; at++) {
      begin(change);
      fuse.arm(Fuse.Fault.KILL, at);
      run(change, at);
      if (!fuse.replace()) {
        assertTrue(at > 10, "only " + at + " changes were seen");
        assertOpensWith("new");
        return;
      }
      assertOldOrNew(change);
    }
  }

  /** Returns whether it succeeded. */
  private boolean run(Change change, int at) {
    try {
      attempt(change);
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

  @Test
  void killedAtAnyChangeWhileItEndsAnUnfinishedSetupTheGateStillOpens() {
    for (int at = 1; ; at += Effort.rounds(13, 1)) {
      begin(Change.OTHER_METHODS);
      fuse.arm(Fuse.Fault.KILL, at);
      run(Change.OTHER_METHODS, at);
      if (!fuse.replace()) {
        return;
      }
      String word = opensWith("old") ? "old" : "new";
      for (int then = 1; then < 30; then++) {
        begin(Change.OTHER_METHODS);
        fuse.arm(Fuse.Fault.KILL, at);
        run(Change.OTHER_METHODS, at);
        fuse.arm(Fuse.Fault.KILL, then);
        try {
          world.unlock(knowing(word, "unused"));
        } catch (GateClosedException killed) {
          Sound.sound(killed);
        }
        if (!fuse.replace()) {
          break;
        }
        assertOpensWith(word);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneFailingChangeLeavesEverythingAsItWas(Change change) {
    for (int at = 1; ; at += Effort.rounds(2, 1)) {
      begin(change);
      Map<String, String> before = secrets();
      String settings = settings();
      fuse.arm(Fuse.Fault.FAIL_ONCE, at);
      boolean done = run(change, at);
      if (!fuse.replace()) {
        return;
      }
      if (done) {
        assertOpensWith("new");
      } else {
        assertEquals(before, secrets(), "at change " + at);
        assertEquals(settings, settings(), "at change " + at);
        if (change == Change.FIRST_SETUP) {
          assertTrue(isNotRequired(), "at change " + at);
        } else {
          assertOpensWith("old");
        }
      }
    }
  }

  private String settings() {
    return String.valueOf(world.files().get("home/.config/localauth/settings.json"));
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatBecomesReadOnlyLeavesTheOldOrTheNew(Change change) {
    for (int at = 1; ; at += Effort.rounds(5, 1)) {
      begin(change);
      fuse.arm(Fuse.Fault.FAIL_FOR_GOOD, at);
      run(change, at);
      if (!fuse.replace()) {
        return;
      }
      assertOldOrNew(change);
    }
  }

  @ParameterizedTest
  @EnumSource
  void disablingGoesWrongAndTheGateIsOffOrStillOpens(Fuse.Fault fault) throws Exception {
    for (int at = 1; ; at++) {
      begin(Change.SAME_METHOD);
      fuse.arm(fault, at);
      try {
        world.gate().enrollments().disable(knowing("old", "unused"), World.PURPOSE);
      } catch (GateClosedException closed) {
        Sound.sound(closed);
      }
      boolean blown = fuse.replace();
      if (!blown) {
        assertTrue(at > 5, "only " + at + " changes were seen");
        assertTrue(isNotRequired());
        assertEquals(Map.of(), secrets());
        return;
      }
      if (!isNotRequired()) {
        assertOpensWith("old");
        world.gate().enrollments().disable(knowing("old", "unused"), World.PURPOSE);
        assertEquals(Map.of(), secrets(), "at change " + at);
      }
      assertTrue(isNotRequired());
    }
  }

  @ParameterizedTest
  @EnumSource
  void openingGoesWrongAndNoTryIsFree(Fuse.Fault fault) throws Exception {
    for (int at = 1; ; at++) {
      begin(Change.SAME_METHOD);
      int judgedBefore = world.method("totp").judged();
      fuse.arm(fault, at);
      try {
        world.unlock(knowing("wrong", "unused"));
        fail("opened");
      } catch (GateClosedException closed) {
        Sound.sound(closed);
      }
      boolean blown = fuse.replace();
      int judged = world.method("totp").judged() - judgedBefore;
      try (Session session = world.gate().unlock(knowing("old", "unused"), World.PURPOSE)) {
        int told =
            session
                .sinceLastTime()
                .map(sentence -> Integer.parseInt(sentence.split(" ", -1)[0]))
                .orElse(0);
        assertTrue(told >= judged, "judged " + judged + " and counted " + told + " at " + at);
      }
      if (!blown) {
        assertEquals(1, judged);
        return;
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRightAnswerOnABrokenDiskOpensNothingUnlessItIsRecorded(Fuse.Fault fault) {
    for (int at = 1; ; at++) {
      begin(Change.SAME_METHOD);
      fuse.arm(fault, at);
      boolean opened = true;
      try {
        world.unlock(knowing("old", "unused"));
      } catch (GateClosedException closed) {
        Sound.sound(closed);
        opened = false;
      }
      boolean blown = fuse.replace();
      if (opened) {
        assertTrue(world.check().isOpen(), "at change " + at);
      }
      assertOpensWith("old");
      if (!blown) {
        return;
      }
    }
  }
}
