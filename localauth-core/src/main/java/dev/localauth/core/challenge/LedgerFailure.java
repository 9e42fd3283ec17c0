// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.file.BusyException;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.file.UntrustedFileException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/** Turns what went wrong with our own files into the reason why the gate is closed. */
public final class LedgerFailure {
  private LedgerFailure() {}

  /** Returns why the gate is closed after the ledger failed with {@code failure}. */
  public static GateClosedException closed(IOException failure) {
    if (failure instanceof MalformedFileException
        || failure instanceof UntrustedFileException
        || failure instanceof NoSuchFileException) {
      return new GateClosedException(
          ClosedReason.LEDGER,
          failure instanceof NoSuchFileException
              ? "the record of attempts is missing"
              : message(failure),
          "see \"localauth help recovery\"; without that record nobody can tell how often "
              + "somebody guessed",
          failure);
    }
    return new GateClosedException(
        ClosedReason.STATE,
        "cannot keep count of attempts: " + message(failure),
        failure instanceof BusyException
            ? "wait until the other command has ended, then run this one again"
            : "free some space or make the directory writable, and run the command again",
        failure);
  }

  private static String message(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
