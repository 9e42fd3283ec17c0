// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * The record that rests in the store: header, encrypted unlocking key with its tag, and a checksum.
 *
 * <p>The header goes into the encryption as associated data. The checksum protects nothing: anybody
 * can compute it. It tells a damaged record, which nobody is to blame for, from a wrong PIN, which
 * counts.
 */
record WrappedKey(Header header, byte[] sealed) {
  static final int SALT_LENGTH = 16;
  static final int NONCE_LENGTH = 12;
  static final int TAG_LENGTH = 16;

  private static final byte[] MAGIC =
      ("localauth/" + PinAuthenticator.ID + "/1\n").getBytes(StandardCharsets.US_ASCII);
  private static final int SEALED_LENGTH = KeyWrap.KEY_LENGTH + TAG_LENGTH;
  private static final int CHECKSUM_LENGTH = 32;
  private static final int HEADER_LENGTH =
      MAGIC.length + 3 * Integer.BYTES + SALT_LENGTH + NONCE_LENGTH;
  private static final int LENGTH = HEADER_LENGTH + SEALED_LENGTH + CHECKSUM_LENGTH;

  Cost cost() {
    return header.cost();
  }

  byte[] encode() {
    ByteBuffer all = ByteBuffer.allocate(LENGTH).put(header.encode()).put(sealed);
    return all.put(checksum(all.array())).array();
  }

  /** Returns what {@code bytes} say, or empty if they are not what {@link #encode} made. */
  static Optional<WrappedKey> decode(byte[] bytes) {
    if (bytes.length != LENGTH) {
      return Optional.empty();
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes).position(MAGIC.length);
    Cost cost = new Cost(rest.getInt(), rest.getInt(), rest.getInt());
    Header header = new Header(cost, take(rest, SALT_LENGTH), take(rest, NONCE_LENGTH));
    WrappedKey read = new WrappedKey(header, take(rest, SEALED_LENGTH));
    // There is one way to write a record, so this checks the first bytes and the checksum as well.
    return MessageDigest.isEqual(read.encode(), bytes) ? Optional.of(read) : Optional.empty();
  }

  private static byte[] take(ByteBuffer from, int length) {
    byte[] taken = new byte[length];
    from.get(taken);
    return taken;
  }

  private static byte[] checksum(byte[] record) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(record, 0, LENGTH - CHECKSUM_LENGTH);
      return digest.digest();
    } catch (NoSuchAlgorithmException impossible) {
      // Every Java platform has SHA-256 (MessageDigest, "Every implementation ... is required").
      throw new IllegalStateException(impossible);
    }
  }

  /** What is not encrypted. */
  record Header(Cost cost, byte[] salt, byte[] nonce) {
    byte[] encode() {
      return ByteBuffer.allocate(HEADER_LENGTH)
          .put(MAGIC)
          .putInt(cost.memoryKib())
          .putInt(cost.passes())
          .putInt(cost.lanes())
          .put(salt)
          .put(nonce)
          .array();
    }
  }
}
