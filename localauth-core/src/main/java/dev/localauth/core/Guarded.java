// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.core.challenge.Refusals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;

/** Runs a decision so that whatever goes wrong in it ends with a closed gate. */
final class Guarded {
  private Guarded() {}

  interface Body<T> {
    T run() throws GateClosedException, LocalAuthException, IOException;
  }

  static <T> T run(Body<T> body) throws GateClosedException {
    try {
      return body.run();
    } catch (LocalAuthException failure) {
      throw Refusals.failed(failure);
    } catch (IOException failure) {
      throw state(failure);
    } catch (UncheckedIOException failure) {
      throw state(new IOException(failure.getMessage(), failure));
    } catch (RuntimeException | Error defect) {
      throw new GateClosedException(
          ClosedReason.UNDECIDED,
          "the gate could not decide: " + defect.getClass().getSimpleName(),
          "this is a defect of localauth; please report it",
          defect);
    }
  }

  private static GateClosedException state(IOException failure) {
    String what =
        failure instanceof FileSystemException
            ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
            : String.valueOf(failure.getMessage());
    return new GateClosedException(
        ClosedReason.STATE,
        "the files of localauth cannot be used: " + what,
        "see that the named place belongs to you, is closed to others and has space",
        failure);
  }
}
