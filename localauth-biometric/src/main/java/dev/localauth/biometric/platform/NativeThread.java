// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A thread of its own for one conversation with the operating system, whose calls nothing can
 * interrupt. Calls are made one after the other, all on that thread; one that does not return in
 * time is left to itself, and what comes later waits behind it.
 */
public final class NativeThread {
  private final ExecutorService thread;

  /** Makes it; it does not keep the process alive. */
  public NativeThread(String name) {
    thread =
        Executors.newSingleThreadExecutor(
            task -> {
              Thread made = new Thread(task, name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Makes {@code call} and waits for what it returns.
   *
   * @param silence what to throw if it does not return within {@code limit}
   * @throws AuthenticatorException what the call threw, {@code silence}, or that the waiting was
   *     interrupted
   */
  public <T> T call(Call<T> call, Duration limit, Supplier<AuthenticatorException> silence)
      throws AuthenticatorException {
    Callable<T> task = call::make;
    Future<T> answer = thread.submit(task);
    try {
      return answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw silence.get();
    } catch (InterruptedException e) {
      throw interrupted(e);
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  /**
   * Makes {@code last} when all before it has returned, and ends the thread. Waits for that no
   * longer than {@code limit}; it is done then whenever it can be.
   */
  public void finish(Runnable last, Duration limit) {
    Future<?> done = thread.submit(last);
    thread.shutdown();
    try {
      done.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException | ExecutionException e) {
      // Whatever was asked is decided by now, and nothing of it hangs on what stays behind.
      return;
    }
  }

  /** Returns what to throw where waiting was interrupted, which is noted again on the thread. */
  public static AuthenticatorException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new AuthenticatorException(
        Reason.FAILED, "waiting for the system was interrupted", "run the command again", cause);
  }

  private static AuthenticatorException thrown(ExecutionException below) {
    Throwable cause = below.getCause();
    if (cause instanceof AuthenticatorException refusal) {
      return refusal;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    throw cause instanceof RuntimeException defect ? defect : new IllegalStateException(cause);
  }

  /**
   * A call into the system.
   *
   * @param <T> its result
   */
  @FunctionalInterface
  public interface Call<T> {
    /** Makes it. */
    T make() throws AuthenticatorException;
  }
}
