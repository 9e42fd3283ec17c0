// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads what an agent writes to its hook, so that the agent is not held up, and forgets it: it
 * holds the person's prompt.
 */
final class DiscardedInput {
  private static final long PATIENCE_MILLIS = 1_000;
  private static final int CHUNK = 65_536;

  private final Thread reader;

  private DiscardedInput(Thread reader) {
    this.reader = reader;
  }

  /** Begins to read {@code input}. */
  static DiscardedInput of(InputStream input) {
    Thread reader = new Thread(() -> discard(input), "discard-input");
    reader.setDaemon(true);
    reader.start();
    return new DiscardedInput(reader);
  }

  /** Waits for the end of the input, but not for ever: an agent may leave it open. */
  void await() {
    try {
      reader.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void discard(InputStream input) {
    byte[] chunk = new byte[CHUNK];
    try {
      while (input.read(chunk) >= 0) {
        // until the agent has said everything
      }
    } catch (IOException closed) {
      // nobody can write any more
    } finally {
      Arrays.fill(chunk, (byte) 0);
    }
  }
}
