// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.localauth.api.Secret;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SeedKeyTest {
  @Test
  void itDiesWithItsSecret() {
    Secret seed = Secret.copyOf(Bench.SEED);
    SeedKey key = new SeedKey(seed, "HmacSHA1");
    assertFalse(key.isDestroyed());
    assertArrayEquals(Bench.SEED, key.getEncoded());
    seed.close();
    assertTrue(key.isDestroyed());
    assertThrows(IllegalStateException.class, key::getEncoded);
  }

  @Test
  void destroyingItOverwritesTheSeed() {
    byte[] bytes = Bench.SEED.clone();
    new SeedKey(Secret.owning(bytes), "HmacSHA1").destroy();
    assertArrayEquals(new byte[20], bytes);
  }

  @Test
  void itNeitherPrintsNorSerializes() throws Exception {
    try (Secret seed = Secret.copyOf(Bench.SEED);
        ObjectOutputStream out = new ObjectOutputStream(new ByteArrayOutputStream())) {
      SeedKey key = new SeedKey(seed, "HmacSHA1");
      assertFalse(key.toString().contains("1234"));
      assertThrows(NotSerializableException.class, () -> out.writeObject(key));
    }
  }

  /** What this module relies on: nobody but the key's owner overwrites the seed's copies. */
  @ParameterizedTest
  @EnumSource
  void thePlatformOverwritesTheCopiesItGets(Algorithm algorithm) throws Exception {
    RecordingKey key = new RecordingKey(algorithm);
    new TimeBasedOneTimePasswordGenerator(Duration.ofSeconds(30), 6, algorithm.mac())
        .generateOneTimePassword(key, Instant.EPOCH);
    assertNotEquals(List.of(), key.handedOut);
    for (byte[] copy : key.handedOut) {
      assertArrayEquals(new byte[algorithm.seedLength()], copy);
    }
  }

  @Test
  void theKeyNamesItsUse() {
    try (Secret seed = Secret.copyOf(Bench.SEED)) {
      assertEquals("HmacSHA1", new SeedKey(seed, "HmacSHA1").getAlgorithm());
      assertEquals("RAW", new SeedKey(seed, "HmacSHA1").getFormat());
    }
  }

  private static final class RecordingKey implements SecretKey {
    private static final long serialVersionUID = 1L;

    private final transient List<byte[]> handedOut = new ArrayList<>();
    private final Algorithm algorithm;

    RecordingKey(Algorithm algorithm) {
      this.algorithm = algorithm;
    }

    @Override
    public String getAlgorithm() {
      return algorithm.mac();
    }

    @Override
    public String getFormat() {
      return "RAW";
    }

    @Override
    public byte[] getEncoded() {
      byte[] copy = new byte[algorithm.seedLength()];
      copy[0] = 1;
      handedOut.add(copy);
      return copy;
    }
  }
}
