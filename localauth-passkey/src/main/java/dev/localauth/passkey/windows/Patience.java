// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import dev.localauth.api.AuthenticatorException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Waits no longer than a limit for a call into Windows, which no interrupt reaches.
 *
 * @param limit how long to wait
 * @param late what it means if there is no answer by then
 * @param cancel asks Windows to end the call; done again and again until it ends or is given up
 */
record Patience(Duration limit, Function<Duration, AuthenticatorException> late, Runnable cancel) {
  private static final int CANCELLATIONS = 20;
  private static final long BETWEEN_MILLIS = 250;

  /**
   * Makes {@code call} on a thread of its own. If it does not return in time, it is cancelled, and
   * what it returns all the same goes to {@code tooLate}.
   */
  <T> T await(Call<T> call, Consumer<T> tooLate) throws AuthenticatorException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> make(call, answer, tooLate), "localauth passkey");
    thread.setDaemon(true);
    thread.start();
    try {
      answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(answer, thread, late.apply(limit));
    } catch (InterruptedException e) {
      giveUp(answer, thread, WindowsError.interrupted(e));
      Thread.currentThread().interrupt();
    } catch (ExecutionException thrownBelow) {
      return outcome(answer);
    }
    return outcome(answer);
  }

  private static <T> void make(Call<T> call, CompletableFuture<T> answer, Consumer<T> tooLate) {
    try {
      T result = call.make();
      if (!answer.complete(result)) {
        tooLate.accept(result);
      }
    } catch (LinkageError e) {
      answer.completeExceptionally(WindowsError.notLoaded(e));
    } catch (AuthenticatorException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private void giveUp(CompletableFuture<?> answer, Thread thread, AuthenticatorException reason) {
    // False if the answer came in this very moment; then it counts.
    if (!answer.completeExceptionally(reason)) {
      return;
    }
    try {
      // More than once, because Windows may not have begun yet.
      for (int i = 0; i < CANCELLATIONS && thread.isAlive(); i++) {
        cancel.run();
        thread.join(BETWEEN_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T outcome(CompletableFuture<T> answer) throws AuthenticatorException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof AuthenticatorException refusal) {
        throw refusal;
      }
      throw e;
    }
  }

  /**
   * A conversation with Windows.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  interface Call<T> {
    T make() throws AuthenticatorException;
  }
}
