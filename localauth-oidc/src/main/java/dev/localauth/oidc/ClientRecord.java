// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What rests in the store: 32 random bytes and, behind them, the client's secret if it has one. By
 * the random bytes an enrollment knows its record again, and the fingerprint says nothing about the
 * client's secret.
 */
record ClientRecord(Secret content) implements AutoCloseable {
  static final int RANDOM_LENGTH = 32;

  static ClientRecord ofPublicClient() {
    return new ClientRecord(Secret.random(RANDOM_LENGTH));
  }

  /** Copies {@code clientSecret}. */
  static ClientRecord with(Secret clientSecret) {
    try (Secret random = Secret.random(RANDOM_LENGTH)) {
      return new ClientRecord(
          random.use(
              first ->
                  clientSecret.use(
                      second ->
                          Secret.owning(
                              ByteBuffer.allocate(first.length + second.length)
                                  .put(first)
                                  .put(second)
                                  .array()))));
    }
  }

  String fingerprint() {
    return content.fingerprint();
  }

  /** Returns the client's secret as the text that nimbus wants; nobody can overwrite it. */
  Optional<String> clientSecret() {
    return content.use(
        bytes ->
            bytes.length == RANDOM_LENGTH
                ? Optional.empty()
                : Optional.of(
                    new String(
                        bytes,
                        RANDOM_LENGTH,
                        bytes.length - RANDOM_LENGTH,
                        StandardCharsets.UTF_8)));
  }

  @Override
  public void close() {
    content.close();
  }
}
