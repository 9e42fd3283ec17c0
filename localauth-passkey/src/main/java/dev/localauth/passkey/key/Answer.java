// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticatorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a call is going to return. A result that nobody waits for any more is closed where it was
 * made, as it may hold a secret.
 *
 * @param <T> the result
 */
final class Answer<T> implements Runnable {
  private final KeyThread.Call<T> call;
  private final CompletableFuture<T> result = new CompletableFuture<>();

  Answer(KeyThread.Call<T> call) {
    this.call = call;
  }

  @Override
  public void run() {
    try {
      T made = call.make();
      if (!result.complete(made)) {
        close(made);
      }
    } catch (LinkageError e) {
      result.completeExceptionally(Libfido2.notLoaded(e));
    } catch (Exception | Error e) {
      result.completeExceptionally(e);
    }
  }

  T get(Duration limit)
      throws FidoException, AuthenticatorException, TimeoutException, InterruptedException {
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failure) {
      throw thrown(failure);
    }
  }

  /** Closes the result, now or when it comes. */
  void abandon() {
    if (!result.cancel(false) && !result.isCompletedExceptionally()) {
      close(result.join());
    }
  }

  private static void close(Object made) {
    if (made instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception alsoLate) {
        throw new IllegalStateException("a late answer cannot be closed", alsoLate);
      }
    }
  }

  private static IllegalStateException thrown(ExecutionException failure)
      throws FidoException, AuthenticatorException {
    Throwable cause = failure.getCause();
    if (cause instanceof FidoException fido) {
      throw fido;
    }
    if (cause instanceof AuthenticatorException method) {
      throw method;
    }
    return new IllegalStateException("a call of libfido2 failed", cause);
  }
}
