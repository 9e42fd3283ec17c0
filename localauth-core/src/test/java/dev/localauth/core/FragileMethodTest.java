// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Assurance;
import dev.localauth.api.Parameters;
import dev.localauth.core.fixture.RecoveryPerson;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.WordMethod;
import dev.localauth.core.fixture.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A method that is weak by itself, or may be gone at any time, needs another way back in. */
class FragileMethodTest {
  private static final List<List<String>> SMS = List.of(List.of("sms"));

  private final World world;

  FragileMethodTest(@TempDir Path root) {
    world = new World(root);
    world.methods(
        world.method("totp"),
        new WordMethod(
            "sms", Assurance.of(Assurance.Factor.POSSESSION, Assurance.Trait.RESTRICTED)),
        new WordMethod(
            "biometric", Assurance.of(Assurance.Factor.INHERENCE, Assurance.Trait.PRESENCE_ONLY)));
  }

  private Enrollments enrollments() {
    return world.gate().enrollments();
  }

  @Test
  void itsSetupMakesRecoveryCodesToo() throws GateClosedException {
    assertTrue(enrollments().comesWithRecoveryCodes(SMS));
    RecoveryPerson person = new RecoveryPerson(codes -> codes.get(3));
    world.setup(SMS, person);
    assertEquals(OptionalInt.of(10), enrollments().recoveryCodesLeft());
    assertTrue(person.allClosed());
    world.unlock();
  }

  @Test
  void whoWritesNoCodeDownIsNotSetUpAndNothingIsLeft() {
    RecoveryPerson person = new RecoveryPerson(codes -> "AAAA-AAAA-AAAA-AAAA");
    GateClosedException closed =
        Sound.sound(assertThrows(GateClosedException.class, () -> world.setup(SMS, person)));
    assertEquals(ClosedReason.CANCELLED, closed.reason());
    assertEquals(Map.of(), world.store().entries());
    assertTrue(world.check().isOpen());
    assertTrue(person.allClosed());
  }

  @Test
  void besideAnotherWayItNeedsNone() throws GateClosedException {
    List<List<String>> ways = List.of(List.of("sms"), List.of("totp"));
    assertFalse(enrollments().comesWithRecoveryCodes(ways));
    world.setup(ways, World.person());
    assertEquals(OptionalInt.empty(), enrollments().recoveryCodesLeft());
  }

  @Test
  void aWayThatNeedsItWithOthersIsAsFragile() throws GateClosedException {
    assertTrue(enrollments().comesWithRecoveryCodes(List.of(List.of("totp", "sms"))));
    assertTrue(enrollments().comesWithRecoveryCodes(List.of(List.of("sms"), List.of("biometric"))));
  }

  @Test
  void theOtherWayIsNotDroppedBeforeThereAreCodes() throws GateClosedException {
    world.enroll(List.of(List.of("biometric"), List.of("totp")));
    GateClosedException closed =
        Sound.sound(
            assertThrows(
                GateClosedException.class,
                () -> enrollments().remove("totp", World.person(), World.PURPOSE)));
    assertEquals("only biometric would be left, which is weak by itself", closed.getMessage());
    RecoveryPerson.give(world);
    enrollments().remove("totp", World.person(), World.PURPOSE);
    world.unlock();
  }

  @Test
  void addingItBesideAnotherWayAsksForNoCodes() throws GateClosedException {
    world.enroll("totp");
    enrollments().add(List.of("sms"), Map.<String, Parameters>of(), World.person(), World.PURPOSE);
    assertEquals(OptionalInt.empty(), enrollments().recoveryCodesLeft());
  }
}
