// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Reads the answers, and ends this process with the one that started it: a reader of fingers must
 * not wait on for nobody.
 */
final class Replies {
  private static final int ORPHANED = 1;

  private final BlockingQueue<Optional<byte[]>> waiting = new ArrayBlockingQueue<>(1);

  private Replies() {}

  static Replies from(DataInputStream in) {
    Replies replies = new Replies();
    Thread reader = new Thread(() -> replies.readAll(in), "replies");
    reader.setDaemon(true);
    reader.start();
    return replies;
  }

  /** Waits for the next; empty if there will be no answer. */
  Optional<byte[]> next() throws IOException {
    try {
      return waiting.take();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private void readAll(DataInputStream in) {
    try {
      while (true) {
        waiting.put(Reply.read(in));
      }
    } catch (IOException | InterruptedException gone) {
      Runtime.getRuntime().halt(ORPHANED);
    }
  }
}
