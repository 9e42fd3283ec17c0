// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * The one thread that calls libfido2 in a ceremony, where a call lasts until a key answers and
 * nothing can interrupt it. Nobody waits for it longer than allowed: then the calls are cancelled,
 * and a thread that still does not come back is left to itself, a daemon that holds up no exit.
 *
 * <p>What was opened is released on this thread when it is closed, and also when the JVM ends in
 * the middle, so that no key goes on blinking.
 */
final class KeyThread implements AutoCloseable {
  /** For what a key does without a person. */
  static final Duration BRIEF = Duration.ofSeconds(5);

  private static final String SILENT = "the security key does not answer";
  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final Duration AGAIN = Duration.ofMillis(50);

  private final ThreadPoolExecutor executor;
  private final Thread onExit = new Thread(this::end, "localauth security key at exit");
  private final Deque<Runnable> releases = new ArrayDeque<>();
  private final List<Runnable> cancels = new CopyOnWriteArrayList<>();
  private Duration left;
  private volatile boolean cancelled;

  /** Lets all calls together last that long; the time a person takes to type is not counted. */
  KeyThread(Duration limit) {
    this.left = limit;
    this.executor =
        new ThreadPoolExecutor(
            1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), KeyThread::daemon);
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** Makes a call that does not wait for a person. */
  <T> T callBriefly(Call<T> call) throws FidoException, AuthenticatorException {
    Duration limit = left.compareTo(BRIEF) < 0 ? left : BRIEF;
    return call(
        call, limit, new AuthenticatorException(Reason.UNAVAILABLE, SILENT, KeyError.AGAIN));
  }

  /** Makes a call that waits for a person. */
  <T> T call(Call<T> call) throws FidoException, AuthenticatorException {
    return call(call, left, new AuthenticatorException(Reason.TIMED_OUT, KeyError.UNTOUCHED));
  }

  /** Also runs {@code cancel} when the calls are to end, from another thread than this. */
  void onCancel(Runnable cancel) {
    cancels.add(cancel);
  }

  /**
   * Runs {@code release} on this thread when it is closed, the latest first.
   *
   * @throws IllegalStateException if it is closed already, after having run {@code release}
   */
  synchronized void atEnd(Runnable release) {
    if (executor.isShutdown()) {
      release.run();
      throw new IllegalStateException("too late");
    }
    releases.push(release);
  }

  /** Says whether the calls are to end. */
  boolean cancelled() {
    return cancelled;
  }

  private <T> T call(Call<T> call, Duration limit, AuthenticatorException silence)
      throws FidoException, AuthenticatorException {
    Answer<T> answer = new Answer<>(call);
    long start = System.nanoTime();
    try {
      executor.execute(answer);
      return answer.get(limit);
    } catch (RejectedExecutionException ending) {
      throw new AuthenticatorException(Reason.FAILED, "localauth is ending", "", ending);
    } catch (TimeoutException late) {
      return giveUp(answer, silence);
    } catch (InterruptedException interruption) {
      Thread.currentThread().interrupt();
      return giveUp(answer, interrupted(interruption));
    } finally {
      left = left.minusNanos(System.nanoTime() - start);
    }
  }

  /** Returns what came in this very moment, for then it counts. */
  private <T> T giveUp(Answer<T> answer, AuthenticatorException reason)
      throws AuthenticatorException {
    boolean interrupted = Thread.interrupted();
    cancel();
    try {
      return answer.get(GRACE);
    } catch (FidoException | AuthenticatorException | TimeoutException | InterruptedException end) {
      answer.abandon();
      throw reason;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Not on the caller's thread: writing to a broken key may block too. */
  private synchronized void cancel() {
    if (!cancelled) {
      cancelled = true;
      daemon(this::keepCancelling).start();
    }
  }

  /** A key that does not wait for a touch yet ignores a cancel, so one is not enough. */
  private void keepCancelling() {
    long end = System.nanoTime() + GRACE.toNanos();
    while (System.nanoTime() < end && !executor.isTerminated()) {
      for (Runnable each : cancels) {
        each.run();
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  /** At the end of the JVM; whatever is asked of this thread afterwards is refused. */
  private void end() {
    cancel();
    release();
  }

  @Override
  public void close() {
    release();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException ending) {
      // Then it runs already, and finds nothing to do.
    }
  }

  private synchronized void release() {
    if (executor.isShutdown()) {
      return;
    }
    while (!releases.isEmpty()) {
      executor.execute(releases.pop());
    }
    executor.shutdown();
    boolean interrupted = Thread.interrupted();
    try {
      executor.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException again) {
      interrupted = true;
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "localauth security key");
    thread.setDaemon(true);
    return thread;
  }

  private static AuthenticatorException interrupted(InterruptedException cause) {
    return new AuthenticatorException(
        Reason.FAILED, "waiting for the security key was interrupted", "", cause);
  }

  /**
   * What is done on this thread.
   *
   * @param <T> its result; closed if nobody waits for it any more and it can be
   */
  @FunctionalInterface
  interface Call<T> {
    T make() throws FidoException, AuthenticatorException;
  }
}
