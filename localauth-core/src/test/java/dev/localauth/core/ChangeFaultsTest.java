// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.SecretName;
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
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every step of every change of an enrollment goes wrong once. */
class ChangeFaultsTest {
  private final Path root;
  private Fuse fuse = new Fuse();
  private World world;
  private FusedStore store = new FusedStore("first", fuse);
  private String code = "";

  ChangeFaultsTest(@TempDir Path root) {
    this.root = root;
    this.world = new World(root);
  }

  /** Each leads from the word "old" for the PIN, or the way it stands for, to "new". */
  private enum Change {
    ADD,
    REMOVE,
    CHANGE_ANSWER,
    RECOVER
  }

  private void begin(Change change) {
    Trees.clear(root);
    fuse = new Fuse();
    world = new World(FusedFiles.under(root, fuse));
    store = new FusedStore("first", fuse);
    world.stores(store);
    world.methods(new KeyedMethod("pin"), world.method("totp"), world.method("sms"));
    world.enroll(
        switch (change) {
          case ADD -> List.of(List.of("totp"));
          case REMOVE -> List.of(List.of("totp"), List.of("pin", "sms"));
          case CHANGE_ANSWER, RECOVER -> List.of(List.of("pin", "totp"));
        });
    code = RecoveryPerson.give(world).get(5);
  }

  private void attempt(Change change) throws GateClosedException {
    Enrollments enrollments = world.gate().enrollments();
    switch (change) {
      case ADD -> enrollments.add(List.of("pin", "sms"), Map.of(), person(), World.PURPOSE);
      case REMOVE -> enrollments.remove("pin", person(), World.PURPOSE);
      case CHANGE_ANSWER -> enrollments.changeAnswer("pin", person(), World.PURPOSE);
      case RECOVER -> enrollments.recover(Optional.of("pin"), person(), World.PURPOSE);
      default -> throw new AssertionError(change);
    }
  }

  /** Chooses "new" as a new PIN. */
  private Prompter person() {
    return ScriptedPrompter.answeringWith(
        question -> {
          if (question == Question.Known.RECOVERY_CODE) {
            return code;
          }
          String label = ((Question.Other) question).label();
          return label.equals("New pin") ? "new" : "right-" + label.replace("New ", "");
        });
  }

  private boolean opens(String... answers) {
    try {
      world.gate().lockAll();
      world.unlock(ScriptedPrompter.answering(answers));
      return true;
    } catch (GateClosedException closed) {
      Sound.sound(closed);
      assertEquals(ClosedReason.REJECTED, closed.reason(), closed.getMessage());
      return false;
    }
  }

  private boolean isOld(Change change) {
    boolean old = stands(change, true);
    assertEquals(!old, stands(change, false), "neither or both");
    assertEquals(old, stands(change, true), "not for long");
    return old;
  }

  private boolean stands(Change change, boolean old) {
    return switch (change) {
      case ADD -> ways() == (old ? 1 : 2) && opens("right-totp") && (old || opensByAdded());
      case REMOVE -> ways() == (old ? 2 : 1) && opens("right-totp") && (!old || opensByKept());
      case CHANGE_ANSWER, RECOVER -> {
        String pin = old ? "right-pin" : "new";
        yield opensIfRight(pin);
      }
    };
  }

  private boolean opensByAdded() {
    return opens("", "new", "right-sms");
  }

  private boolean opensByKept() {
    return opens("", "right-pin", "right-sms");
  }

  private boolean opensIfRight(String pin) {
    try {
      world.gate().lockAll();
      world.unlock(
          ScriptedPrompter.answeringWith(
              question -> ((Question.Other) question).label().equals("pin") ? pin : "right-totp"));
      return true;
    } catch (GateClosedException closed) {
      assertEquals(ClosedReason.REJECTED, closed.reason(), closed.getMessage());
      return false;
    }
  }

  private int ways() {
    try {
      // Opening ends a change that was cut short.
      world.gate().lockAll();
      world.unlock(ScriptedPrompter.answering("right-totp"));
      return world.gate().status().enrolled().orElseThrow().ways().size();
    } catch (GateClosedException closed) {
      throw new AssertionError(closed);
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
      throw new AssertionError("at step " + at, defect);
    }
  }

  @ParameterizedTest
  @EnumSource
  void killedAtAnyStepTheOldOrTheNewHolds(Change change) throws GateClosedException {
    for (int at = 1; ; at++) {
      begin(change);
      fuse.arm(Fuse.Fault.KILL, at);
      run(change, at);
      if (!fuse.replace()) {
        assertTrue(at > 10, "only " + at + " steps were seen");
        assertFalse(isOld(change));
        return;
      }
      boolean old = isOld(change);
      if (change == Change.RECOVER && !old) {
        assertEquals(9, world.gate().enrollments().recoveryCodesLeft().orElseThrow());
      }
      if (old && change != Change.RECOVER) {
        assertTrue(run(change, at), "cannot be repeated after step " + at);
        assertFalse(isOld(change));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void oneFailingStepLeavesEverythingAsItWas(Change change) {
    // A recovery code takes a while to check.
    int stride = change == Change.RECOVER && !Effort.full() ? 3 : 1;
    for (int at = 1; ; at += stride) {
      begin(change);
      Map<SecretName, String> before = secrets(change);
      fuse.arm(Fuse.Fault.FAIL_ONCE, at);
      boolean done = run(change, at);
      if (!fuse.replace()) {
        return;
      }
      if (!done) {
        assertEquals(before, secrets(change), "at step " + at);
      }
      assertEquals(!done, isOld(change), "at step " + at);
    }
  }

  /** Of a recovery nothing but the code may be gone. */
  private Map<SecretName, String> secrets(Change change) {
    Map<SecretName, String> kept = new TreeMap<>(java.util.Comparator.comparing(SecretName::entry));
    store.entries().forEach((name, value) -> kept.put(name, new String(value)));
    if (change == Change.RECOVER) {
      kept.keySet().removeIf(name -> name.entry().endsWith("/recovery/codes"));
    }
    return kept;
  }

  @ParameterizedTest
  @EnumSource
  void aDiskThatBecomesReadOnlyLeavesTheOldOrTheNew(Change change) {
    for (int at = 1; ; at += Effort.full() ? 1 : 5) {
      begin(change);
      fuse.arm(Fuse.Fault.FAIL_FOR_GOOD, at);
      run(change, at);
      if (!fuse.replace()) {
        return;
      }
      isOld(change);
    }
  }
}
