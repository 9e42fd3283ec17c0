// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Secret;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/** RFC 9106. The generator overwrites its memory blocks when it is done, or when it fails. */
final class Argon2id implements KeyDerivation {
  @Override
  public Secret derive(Secret pin, byte[] salt, Cost cost) {
    return derive(pin, builder(cost).withSalt(salt).build());
  }

  static Secret derive(Secret password, Argon2Parameters parameters) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(parameters);
    byte[] key = new byte[KeyWrap.KEY_LENGTH];
    password.use(bytes -> generator.generateBytes(bytes, key));
    return Secret.owning(key);
  }

  static Argon2Parameters.Builder builder(Cost cost) {
    return new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
        .withMemoryAsKB(cost.memoryKib())
        .withIterations(cost.passes())
        .withParallelism(cost.lanes());
  }
}
