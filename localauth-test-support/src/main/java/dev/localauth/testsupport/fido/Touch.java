// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The button of the key, and the person who touches it, at once unless they are told to wait. */
final class Touch {
  private boolean waiting;
  private CompletableFuture<Void> pending = CompletableFuture.completedFuture(null);

  /** Lets the next touches wait for {@link #touch}. */
  synchronized void hold() {
    waiting = true;
  }

  /** Touches now, and from now on at once. */
  synchronized void touch() {
    waiting = false;
    pending.complete(null);
  }

  /** Ends the waiting, as CTAPHID_CANCEL does. */
  synchronized void cancel() {
    pending.completeExceptionally(new CompletionException(new CtapException(cancelled())));
  }

  /** Says whether the key blinks. */
  synchronized boolean blinks() {
    return !pending.isDone();
  }

  void await() throws CtapException {
    try {
      begin().join();
    } catch (CompletionException cancelled) {
      throw new CtapException(cancelled());
    }
  }

  private synchronized CompletableFuture<Void> begin() {
    pending = new CompletableFuture<>();
    if (!waiting) {
      pending.complete(null);
    }
    return pending;
  }

  private static int cancelled() {
    return Ctap.KEEPALIVE_CANCEL;
  }
}
