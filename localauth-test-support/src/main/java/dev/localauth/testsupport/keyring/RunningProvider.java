// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import java.io.IOException;

/** A real program that keeps secrets, on a bus of its own. */
public interface RunningProvider extends AutoCloseable {
  /** Returns its bus. */
  PrivateBus bus();

  /** Returns the program as it runs now. */
  Process process();

  /** Locks everything. */
  void lock() throws Exception;

  /** Unlocks everything, as a person who types the password would. */
  void unlock() throws Exception;

  /** Ends the program and starts it again, unlocked. */
  void restart() throws Exception;

  /** Stops the program from answering, without ending it. */
  default void freeze() {
    PrivateBus.signal(process(), "STOP");
  }

  /** Lets it answer again. */
  default void thaw() {
    PrivateBus.signal(process(), "CONT");
  }

  @Override
  default void close() throws IOException {
    bus().close();
  }
}
