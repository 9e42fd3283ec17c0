// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Argon2idTest {
  @Test
  void theVectorOfRfc9106Section5Point3() {
    var parameters =
        Argon2id.builder(new Cost(32, 3, 4))
            .withSalt(repeated(2, 16))
            .withSecret(repeated(3, 8))
            .withAdditional(repeated(4, 12))
            .build();
    try (Secret password = Secret.owning(repeated(1, 32));
        Secret tag = Argon2id.derive(password, parameters)) {
      assertEquals(
          "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659", Desk.hex(tag));
    }
  }

  // phc-winner-argon2, src/test.c, version 0x13 of Argon2id.
  @ParameterizedTest
  @CsvSource({
    "65536, 2, 1, password, somesalt,"
        + " 09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
    "256, 2, 1, password, somesalt,"
        + " 9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe",
    "256, 2, 2, password, somesalt,"
        + " 6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
    "65536, 1, 1, password, somesalt,"
        + " f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98",
    "65536, 2, 1, differentpassword, somesalt,"
        + " 0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
    "65536, 2, 1, password, diffsalt,"
        + " bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c"
  })
  void theVectorsOfTheReferenceProgram(
      int memory, int passes, int lanes, String password, String salt, String key) {
    try (Secret pin = Secret.owning(ascii(password));
        Secret derived = new Argon2id().derive(pin, ascii(salt), new Cost(memory, passes, lanes))) {
      assertEquals(key, Desk.hex(derived));
    }
  }

  @Test
  void theGeneratorOverwritesItsMemory() throws Exception {
    List<Block> used = new ArrayList<>();
    BlockPool pool =
        new BlockPool() {
          @Override
          public Block allocate() {
            Block block = new Block();
            used.add(block);
            return block;
          }

          @Override
          public void deallocate(Block block) {}
        };
    var parameters =
        Argon2id.builder(new Cost(64, 1, 1)).withSalt(repeated(2, 16)).withBlockPool(pool).build();
    try (Secret pin = Secret.owning(repeated(1, 8))) {
      Argon2id.derive(pin, parameters).close();
    }
    assertTrue(used.size() >= 64);
    Field words = Block.class.getDeclaredField("v");
    words.setAccessible(true);
    for (Block block : used) {
      assertTrue(Arrays.stream((long[]) words.get(block)).allMatch(word -> word == 0));
    }
  }

  @Test
  void thePinIsLeftToItsOwner() {
    try (Secret pin = Secret.owning(repeated(1, 8))) {
      new Argon2id().derive(pin, repeated(2, 16), Cheap.COST).close();
      assertEquals("0101010101010101", Desk.hex(pin));
    }
  }

  private static byte[] repeated(int value, int length) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
