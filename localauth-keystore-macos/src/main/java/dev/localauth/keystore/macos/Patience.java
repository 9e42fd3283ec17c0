// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Waits no longer than a limit for calls into macOS, which nothing can interrupt. */
final class Patience {
  private final long start = System.nanoTime();
  private Duration limit;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** Lets all calls together last {@code longer}, because a person may be asked. */
  void extendTo(Duration longer) {
    limit = longer;
  }

  /**
   * Makes {@code call} on a thread of its own. If it does not return in time, that thread is
   * interrupted and left to itself, and what it returns later goes to {@code tooLate}.
   */
  <T> T await(Call<T> call, Consumer<T> tooLate) throws SecretStoreException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread = new Thread(() -> make(call, answer, tooLate), "localauth keychain");
    thread.setDaemon(true);
    thread.start();
    try {
      answer.get(left(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      giveUp(answer, thread, KeychainError.silent(limit));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(answer, thread, interrupted(e));
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
      answer.completeExceptionally(KeychainError.notLoaded(e));
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

  private static SecretStoreException interrupted(InterruptedException cause) {
    return new SecretStoreException(
        Reason.FAILED, "waiting for the keychain was interrupted", "", cause);
  }

  /**
   * A conversation with macOS.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  interface Call<T> {
    T make() throws SecretStoreException;
  }
}
