// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A running {@link AskPam}, which is ended when this is closed, whatever it does. */
final class PamProcess implements AutoCloseable {
  /** How long it may take to read what an ended process had said. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  private final Process process;
  private final BlockingQueue<Optional<Word>> words = new LinkedBlockingQueue<>();
  private long nanosLeft;

  /**
   * Begins to listen.
   *
   * @param patience how long to wait for it, all in all
   */
  PamProcess(Process process, Duration patience) {
    this.process = process;
    this.nanosLeft = patience.toNanos();
    Thread listener = new Thread(this::listen, "pam words");
    listener.setDaemon(true);
    listener.start();
    // A module's own children may hold the pipe open when the process is gone.
    process.onExit().thenRunAsync(() -> giveUp(listener));
  }

  /**
   * Waits for the next word.
   *
   * @throws AuthenticatorException if none comes
   */
  Word next() throws AuthenticatorException {
    long since = System.nanoTime();
    Optional<Word> word = poll();
    nanosLeft -= System.nanoTime() - since;
    return word.orElseThrow(
        () ->
            new AuthenticatorException(
                Reason.FAILED,
                "PAM ended before it decided" + ending(),
                "a PAM module may have crashed; see the system's log"));
  }

  /** From here on waits no longer than that. */
  void hurry(Duration patience) {
    nanosLeft = Math.min(nanosLeft, patience.toNanos());
  }

  OutputStream replies() {
    return process.getOutputStream();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended, and reads no more.
    }
  }

  private Optional<Word> poll() throws AuthenticatorException {
    try {
      Optional<Word> word = words.poll(nanosLeft, TimeUnit.NANOSECONDS);
      if (word == null) {
        throw new AuthenticatorException(
            Reason.TIMED_OUT, "PAM did not decide in time", "run the command again");
      }
      return word;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AuthenticatorException(
          Reason.FAILED, "interrupted while PAM was asked", "", interrupted);
    }
  }

  private void listen() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(process.getInputStream()))) {
      Word word;
      do {
        word = Word.read(in);
        words.add(Optional.of(word));
      } while (!(word instanceof Word.Ended));
    } catch (IOException | RuntimeException broken) {
      words.add(Optional.empty());
    }
  }

  private void giveUp(Thread listener) {
    try {
      listener.join(LAST_WORDS.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    words.add(Optional.empty());
  }

  private String ending() {
    return process.isAlive() ? "" : " (exit code " + process.exitValue() + ")";
  }
}
