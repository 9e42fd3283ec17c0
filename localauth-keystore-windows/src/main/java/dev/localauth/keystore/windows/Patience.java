// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import dev.localauth.api.SecretStoreException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits no longer than a limit for calls into Windows, which nothing can interrupt. */
final class Patience {
  private final long start = System.nanoTime();
  private final Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /**
   * Makes {@code call} on a thread of its own. If it does not return in time, that thread is
   * interrupted and left to itself, and what it returns later goes to {@code tooLate}.
   */
  <T> T await(Call<T> call, Consumer<T> tooLate) throws SecretStoreException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> make(call, answer, tooLate), "localauth credentials");
    thread.setDaemon(true);
    thread.start();
    try {
      answer.get(left(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(answer, thread, CredentialError.silent(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(answer, thread, CredentialError.interrupted(e));
    } catch (ExecutionException thrownBelow) {
      return outcome(answer);
    }
    return outcome(answer);
  }

  private long left() {
    return limit.minusNanos(System.nanoTime() - start).toNanos();
  }

  private static <T> void make(Call<T> call, CompletableFuture<T> answer, Consumer<T> tooLate) {
    try {
      T result = call.make();
      if (!answer.complete(result)) {
        tooLate.accept(result);
      }
    } catch (LinkageError e) {
      answer.completeExceptionally(CredentialError.notLoaded(e));
    } catch (SecretStoreException | RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  private static void giveUp(
      CompletableFuture<?> answer, Thread thread, SecretStoreException reason) {
    // False if the answer came in this very moment; then it counts.
    if (answer.completeExceptionally(reason)) {
      thread.interrupt();
    }
  }

  private static <T> T outcome(CompletableFuture<T> answer) throws SecretStoreException {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof SecretStoreException refusal) {
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
    T make() throws SecretStoreException;
  }
}
