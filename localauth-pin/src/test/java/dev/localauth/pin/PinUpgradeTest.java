// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.SecretStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinUpgradeTest {
  private static final String PIN = "7-hawthorn";

  private final List<Runnable> beforeDeriving = new ArrayList<>();
  private int derivations;
  private final Desk desk =
      new Desk(
          (pin, salt, cost) -> {
            derivations++;
            beforeDeriving.forEach(Runnable::run);
            return new Argon2id().derive(pin, salt, cost);
          });

  @Test
  void aRightPinRaisesTheCostAndKeepsTheKey() throws Exception {
    String key = desk.enroll(PIN);
    desk.method = desk.method(Cheap.DEARER);
    assertEquals(Optional.of(key), desk.unlock(PIN));
    assertEquals(Cheap.DEARER, desk.cost());
    assertEquals(Optional.of(key), desk.unlock(PIN));
  }

  @Test
  void aWrongPinRaisesNothing() throws Exception {
    desk.enroll(PIN);
    byte[] record = desk.record();
    desk.method = desk.method(Cheap.DEARER);
    assertEquals(Optional.empty(), desk.unlock("8-hawthorn"));
    assertArrayEquals(record, desk.record());
  }

  @Test
  void nothingIsWrittenWhenTheCostIsHighEnough() throws Exception {
    desk.method = desk.method(Cheap.DEARER);
    desk.enroll(PIN);
    byte[] record = desk.record();
    desk.method = desk.method(Cheap.COST);
    derivations = 0;
    desk.unlock(PIN);
    assertEquals(1, derivations);
    assertArrayEquals(record, desk.record());
  }

  @Test
  void noPartOfTheCostIsLowered() throws Exception {
    desk.method = desk.method(new Cost(64, 1, 1));
    desk.enroll(PIN);
    desk.method = desk.method(new Cost(32, 3, 1));
    desk.unlock(PIN);
    assertEquals(new Cost(64, 3, 1), desk.cost());
  }

  @Test
  void aStoreThatCannotWriteStillLetsTheRightPinIn() throws Exception {
    String key = desk.enroll(PIN);
    byte[] record = desk.record();
    desk.method = desk.method(Cheap.DEARER);
    desk.store.failStoringAfter(
        0, new SecretStoreException(SecretStoreException.Reason.UNWRITABLE, "the disk is full"));
    assertEquals(Optional.of(key), desk.unlock(PIN));
    assertArrayEquals(record, desk.record());
    desk.store.recover();
    desk.unlock(PIN);
    assertEquals(Cheap.DEARER, desk.cost());
  }

  @Test
  void aPinChangedMeanwhileStaysChanged() throws Exception {
    desk.enroll("other-4711");
    byte[] changed = desk.record();
    String key = desk.enroll(PIN);
    desk.method = desk.method(Cheap.DEARER);
    derivations = 0;
    beforeDeriving.add(() -> ifUpgrading(() -> desk.put(changed)));
    assertEquals(Optional.of(key), desk.unlock(PIN));
    assertArrayEquals(changed, desk.record());
  }

  @Test
  void aPinRevokedMeanwhileStaysRevoked() throws Exception {
    String key = desk.enroll(PIN);
    desk.method = desk.method(Cheap.DEARER);
    derivations = 0;
    beforeDeriving.add(() -> ifUpgrading(() -> desk.store.restore(Map.of())));
    assertEquals(Optional.of(key), desk.unlock(PIN));
    assertEquals(Map.of(), desk.store.entries());
  }

  private void ifUpgrading(Runnable action) {
    if (derivations == 2) {
      action.run();
    }
  }
}
