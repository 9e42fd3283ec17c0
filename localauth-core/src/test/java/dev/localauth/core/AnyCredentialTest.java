// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Parameters;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.TouchMethod;
import dev.localauth.core.fixture.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several credentials of a method that asks for any of them in one step. */
class AnyCredentialTest {
  private final World world;
  private final TouchMethod touch = new TouchMethod();

  AnyCredentialTest(@TempDir Path root) {
    world = new World(root);
  }

  @BeforeEach
  void enrollTwo() throws GateClosedException {
    world.methods(touch, world.method("pin"));
    world.enroll("passkey");
    add("blue key");
  }

  private void add(String name) throws GateClosedException {
    world
        .gate()
        .enrollments()
        .addCredential("passkey", name, Parameters.none(), World.nobody(), World.PURPOSE);
  }

  private void remove(String name) throws GateClosedException {
    world.gate().enrollments().removeCredential("passkey", name, World.nobody(), World.PURPOSE);
  }

  private MethodState.Enrolled state() throws GateClosedException {
    return world.gate().enrollments().list().get(0).enrolled().orElseThrow();
  }

  @Test
  void eitherDeviceOpensTheGateInOneStep() throws GateClosedException {
    assertEquals(List.of("passkey", "blue key"), state().names());
    int before = touch.asked();
    for (int device : List.of(1, 2)) {
      world.gate().lockAll();
      touch.touch(device);
      world.unlock(World.nobody());
    }
    assertEquals(before + 2, touch.asked());
    assertEquals(0, state().failures());
  }

  @Test
  void aForeignDeviceIsCountedOnceForAll() throws GateClosedException {
    touch.touch(7);
    assertEquals(ClosedReason.REJECTED, world.refused(World.nobody()).reason());
    assertEquals(1, state().failures());
    for (int i = 0; i < 4; i++) {
      world.refused(World.nobody());
    }
    assertEquals(ClosedReason.WAIT, world.refused(World.nobody()).reason());
  }

  @Test
  void aLostDeviceNoLongerOpens() throws GateClosedException {
    touch.touch(2);
    remove("passkey");
    world.unlock(World.nobody());
    world.gate().lockAll();
    touch.touch(1);
    assertEquals(ClosedReason.REJECTED, world.refused(World.nobody()).reason());
  }

  @Test
  void theLastOneIsNotDroppedWithoutAnotherMethod() throws GateClosedException {
    remove("blue key");
    GateClosedException closed =
        Sound.sound(assertThrows(GateClosedException.class, () -> remove("passkey")));
    assertEquals("\"passkey\" is the only one of passkey", closed.getMessage());
    closed =
        Sound.sound(
            assertThrows(
                GateClosedException.class,
                () -> world.gate().enrollments().remove("passkey", World.nobody(), World.PURPOSE)));
    assertEquals("no way would be left without passkey", closed.getMessage());
  }

  @Test
  void thePersonIsAskedInTheWayTheyWant() throws GateClosedException {
    Parameters viaKey = Parameters.of(Map.of("via", "key"));
    world.gate().wishing(Map.of("passkey", viaKey)).unlock(World.nobody(), World.PURPOSE).close();
    assertEquals(viaKey, touch.wished());
    world.gate().lockAll();
    world.unlock(World.nobody());
    assertEquals(Parameters.none(), touch.wished());
  }
}
