// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.io.IOException;
import java.time.Duration;

/** A terminal that was opened for one question or notice. One class per operating system. */
interface Terminal extends AutoCloseable {
  /** What {@link #read} returns when the terminal was closed. */
  int CLOSED = -1;

  /** Opens the terminal of this process. */
  @FunctionalInterface
  interface Opener {
    Terminal open() throws IOException;
  }

  /** The window, as far as the terminal knows it. */
  record Size(int rows, int columns) {
    /** A terminal whose size nobody set says 0; then it is taken for one of the usual size. */
    static Size orUsual(int rows, int columns) {
      return new Size(rows > 0 ? rows : 24, columns > 0 ? columns : 80);
    }
  }

  Size size() throws IOException;

  /** Shows {@code bytes} as they are. */
  void write(byte[] bytes) throws IOException;

  /**
   * Throws away what was typed before, and from now on hands over each key as it is typed, shows
   * none of them, and lets none of them raise a signal. Undone by {@link #release}, also when the
   * program is ended from outside.
   */
  void seize() throws IOException;

  /**
   * Does that again if somebody else has changed the terminal, as a shell does when this process
   * was stopped.
   *
   * @return whether it was necessary
   */
  boolean regain() throws IOException;

  /** Puts the terminal back as it was, without what was typed meanwhile; nothing if it is. */
  void release();

  /**
   * Waits for keys.
   *
   * @return how many bytes it put into {@code buffer}; 0 if none came in time, or {@link #CLOSED}
   */
  int read(byte[] buffer, Duration limit) throws IOException;

  /** Stops this job, as Ctrl-Z does, and returns when it goes on. Nothing if that cannot be. */
  void suspend() throws IOException;

  @Override
  void close();
}
