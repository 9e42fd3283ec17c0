// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What rests in the store: the number, and the secrets of the sender. Whoever made it closes it.
 *
 * <p>Written as lines {@code version}, {@code salt}, {@code number} and one for each secret, in one
 * record, so that one fingerprint holds all of it together. With 256 random bits in it the
 * fingerprint gives away nothing, not even a number that can be guessed.
 *
 * @param number the phone
 * @param secrets by the names the sender gave them
 */
record KeptAccount(PhoneNumber number, Map<String, Secret> secrets) implements AutoCloseable {
  private static final int LARGEST = 2048;
  private static final int SALT = 32;
  private static final String VERSION = "1";

  /** Returns the record, which the caller closes. */
  Secret toRecord() throws AuthenticatorException {
    ByteBuffer record = ByteBuffer.allocate(LARGEST);
    int needed = 128 + number.secret().length();
    for (Map.Entry<String, Secret> each : secrets.entrySet()) {
      needed += each.getKey().length() + each.getValue().length() + 2;
    }
    if (needed > LARGEST) {
      throw new AuthenticatorException(Reason.FAILED, "the secrets of the sender are too long");
    }
    try {
      put(record, "version", VERSION.getBytes(StandardCharsets.US_ASCII));
      try (Secret salt = Secret.random(SALT)) {
        put(
            record,
            "salt",
            salt.use(HexFormat.of()::formatHex).getBytes(StandardCharsets.US_ASCII));
      }
      put(record, "number", number.secret());
      new TreeMap<>(secrets).forEach((name, secret) -> put(record, "secret-" + name, secret));
      return Secret.owning(Arrays.copyOf(record.array(), record.position()));
    } finally {
      Arrays.fill(record.array(), (byte) 0);
    }
  }

  /** Reads a record whose fingerprint was found right; empty if it is none after all. */
  static Optional<KeptAccount> read(Secret record) {
    Map<String, Secret> fields = record.use(KeptAccount::fields);
    Secret none = Secret.owning(new byte[0]);
    try {
      Optional<PhoneNumber> number = PhoneNumber.read(fields.getOrDefault("number", none));
      if (number.isEmpty() || !fields.containsKey("salt")) {
        number.ifPresent(PhoneNumber::close);
        return Optional.empty();
      }
      Map<String, Secret> secrets = new TreeMap<>();
      fields.forEach(
          (name, value) -> {
            if (name.startsWith("secret-")) {
              secrets.put(name.substring("secret-".length()), value.copy());
            }
          });
      return Optional.of(new KeptAccount(number.get(), secrets));
    } finally {
      fields.values().forEach(Secret::close);
    }
  }

  private static Map<String, Secret> fields(byte[] record) {
    Map<String, Secret> fields = new TreeMap<>();
    int start = 0;
    for (int end = 0; end < record.length; end++) {
      if (record[end] == '\n') {
        int equals = start;
        while (equals < end && record[equals] != '=') {
          equals++;
        }
        String name = new String(record, start, equals - start, StandardCharsets.US_ASCII);
        fields.put(name, Secret.owning(Arrays.copyOfRange(record, Math.min(equals + 1, end), end)));
        start = end + 1;
      }
    }
    return fields;
  }

  private static void put(ByteBuffer record, String name, Secret value) {
    value.use(
        bytes -> {
          put(record, name, bytes);
          return record;
        });
  }

  private static void put(ByteBuffer record, String name, byte[] value) {
    record
        .put(name.getBytes(StandardCharsets.US_ASCII))
        .put((byte) '=')
        .put(value)
        .put((byte) '\n');
  }

  @Override
  public void close() {
    number.close();
    secrets.values().forEach(Secret::close);
  }
}
