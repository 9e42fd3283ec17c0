// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a record that is not as it was written. */
class PinRecordTest {
  private static final String PIN = "7-hawthorn";
  private static final int CHECKSUM = 32;
  private static final int COST_AT = "localauth/pin/1\n".length();

  // Made once by this code: "caf\u00e9-4071" at the cost of the time.
  private static final String GOLDEN =
      "6c6f63616c617574682f70696e2f310a0000b8000000000200000001d0e691318ea7b35af4d345b2"
          + "9612973283d1f76f61d73d30268913f94fcc3827a40eeac6942e97023ca62107df5b14bf4ddd972b"
          + "eba0538e7fcd19b9c466e8c8f2118b43f72d1ff7101c7b58d5220b8e64476025c502cfbcb0f1f83b"
          + "57024218e12b4b8e3dd222020ece2215";
  private static final String GOLDEN_KEY =
      "01080f161d242b323940474e555c636a71787f868d949ba2a9b0b7bec5ccd3da";

  private final Desk desk = new Desk();

  @Test
  void aChangedByteAnywhereIsDamageAndNotAWrongPin() throws Exception {
    desk.enroll(PIN);
    byte[] whole = desk.record();
    for (int at = 0; at < whole.length; at++) {
      for (int change : new int[] {0x01, 0x80, 0xff}) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) change;
        desk.put(changed);
        assertDamaged("byte " + at);
      }
    }
  }

  @Test
  void anotherLengthIsDamage() throws Exception {
    desk.enroll(PIN);
    byte[] whole = desk.record();
    for (int length = 0; length <= whole.length + 40; length++) {
      if (length != whole.length) {
        desk.put(Arrays.copyOf(whole, length));
        assertDamaged("length " + length);
      }
    }
  }

  @Test
  void aForgedByteNeverOpensThoughItsChecksumIsRight() throws Exception {
    desk.enroll(PIN);
    byte[] whole = desk.record();
    int costEnds = COST_AT + 3 * Integer.BYTES;
    for (int at = costEnds; at < whole.length - CHECKSUM; at++) {
      byte[] forged = whole.clone();
      forged[at] ^= 0x10;
      desk.put(signed(forged));
      assertEquals(Optional.empty(), desk.unlock(PIN), "byte " + at);
    }
  }

  @Test
  void anotherCostWithTheSameKeyNeverOpens() throws Exception {
    // The key does not depend on the cost here, so that only the associated data can tell.
    Desk careless = new Desk((pin, salt, cost) -> Secret.owning(new byte[32]));
    careless.enroll(PIN);
    careless.put(signed(withCost(careless.record(), Cheap.DEARER)));
    assertEquals(Optional.empty(), careless.unlock(PIN));
  }

  @ParameterizedTest
  @CsvSource({
    "15, 1, 1",
    "16, 0, 1",
    "16, 1, 0",
    "-1, 1, 1",
    "16, -1, 1",
    "16, 1, -1",
    "0, 0, 0",
    "262145, 1, 1",
    "16, 11, 1",
    "16, 1, 5",
    "2147483647, 1, 1",
    "16, 2147483647, 1",
    "67108864, 1, 1",
    "-2147483648, 1, 1"
  })
  void aForgedCostIsRefusedBeforeAnythingIsComputed(int memory, int passes, int lanes)
      throws Exception {
    desk.enroll(PIN);
    byte[] forged = signed(withCost(desk.record(), new Cost(memory, passes, lanes)));
    Desk watched =
        new Desk(
            (pin, salt, cost) -> {
              throw new AssertionError("computed with " + cost);
            });
    watched.put(forged);
    assertDamaged(watched, "cost");
  }

  @Test
  void aCostBelowTheFloorOfOwaspIsRefused() throws Exception {
    desk.enroll(PIN);
    desk.method = new PinAuthenticator();
    assertDamaged("cheap");
  }

  @Test
  void theSameKeyUnderTheSamePinNeverLooksTheSame() throws Exception {
    String key = desk.enroll(PIN);
    byte[] first = desk.record();
    desk.change(key, PIN, PIN);
    byte[] second = desk.record();
    int saltAt = COST_AT + 3 * Integer.BYTES;
    for (int[] part : List.of(new int[] {16, 0}, new int[] {12, 16}, new int[] {48, 28})) {
      int from = saltAt + part[1];
      assertNotEquals(
          ByteBuffer.wrap(first, from, part[0]), ByteBuffer.wrap(second, from, part[0]));
    }
  }

  @Test
  void aWholeRecordOfAnotherEnrollmentOpensNothing() throws Exception {
    Desk another = new Desk();
    another.enroll("heron%27q");
    desk.enroll(PIN);
    byte[] ours = desk.record();
    desk.put(another.record());
    assertEquals(
        "the PIN record in the store is not the one that was enrolled",
        assertThrows(AuthenticatorException.class, () -> desk.unlock("heron%27q")).getMessage());
    desk.put(ours);
    assertTrue(desk.unlock(PIN).isPresent());
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws Exception {
    desk.enroll(PIN);
    WrappedKey read = WrappedKey.decode(desk.record()).orElseThrow();
    assertArrayEquals(desk.record(), read.encode());
    assertEquals(16 + 12 + 16 + 12 + 48 + 32, desk.record().length);
  }

  @Test
  void aRecordOfTheFirstVersionStaysReadable() throws Exception {
    desk.method = new PinAuthenticator();
    desk.put(HexFormat.of().parseHex(GOLDEN));
    assertEquals(Optional.of(GOLDEN_KEY), desk.unlock("caf\u00e9-4071"));
    assertEquals(Optional.empty(), desk.unlock("cafe-4071"));
  }

  private void assertDamaged(String what) {
    assertDamaged(desk, what);
  }

  private static void assertDamaged(Desk desk, String what) {
    ScriptedPrompter prompter = ScriptedPrompter.answering(PIN);
    var thrown =
        assertThrows(
            AuthenticatorException.class,
            () -> desk.method.verify(desk.context(prompter)).close(),
            what);
    assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason(), what);
    assertFalse(thrown.hint().isEmpty());
    assertEquals(0, prompter.prompts(), "the person was asked in vain");
  }

  private static byte[] withCost(byte[] record, Cost cost) {
    byte[] forged = record.clone();
    ByteBuffer.wrap(forged, COST_AT, 3 * Integer.BYTES)
        .putInt(cost.memoryKib())
        .putInt(cost.passes())
        .putInt(cost.lanes());
    return forged;
  }

  /** Does what anybody who can write to the store can do. */
  private static byte[] signed(byte[] record) throws Exception {
    int end = record.length - CHECKSUM;
    byte[] checksum = MessageDigest.getInstance("SHA-256").digest(Arrays.copyOf(record, end));
    System.arraycopy(checksum, 0, record, end, CHECKSUM);
    return record;
  }
}
