// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import org.jspecify.annotations.Nullable;

/** The name by which one thread ends what another one has Windows ask. */
final class Cancellation {
  static final int SIZE_OF_GUID = 16;

  private @Nullable Runnable cancel;

  /** Returns the name, drawn by Windows, to be given to it with the question. */
  synchronized Pointer begin(WebAuthn webauthn) throws AuthenticatorException {
    // Freed when nobody refers to it any more: both threads do.
    Memory id = new Memory(SIZE_OF_GUID);
    Answer.check(webauthn, "WebAuthNGetCancellationId", webauthn.WebAuthNGetCancellationId(id));
    // It is an error if nothing is being asked, and nothing follows from that.
    cancel = () -> webauthn.WebAuthNCancelCurrentOperation(id);
    return id;
  }

  /** Ends it, if it has begun. */
  void cancel() {
    Runnable begun;
    synchronized (this) {
      begun = cancel;
    }
    if (begun != null) {
      begun.run();
    }
  }
}
