// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs errands at a gateway, each on a thread that can be left behind: neither a sender that hangs
 * nor an answer that drips in byte by byte keeps a launch waiting.
 *
 * @param sender the sender
 * @param settings what it was enrolled with
 * @param account the number and the secrets; stays the caller's to close
 * @param limit how long one errand may take
 */
record Courier(SmsSender sender, Parameters settings, KeptAccount account, Duration limit) {
  /** Loading a gateway's library takes seconds by itself on a slow machine. */
  static final Duration LIMIT = Duration.ofSeconds(20);

  /** Returns the same courier in a hurry. */
  Courier within(Duration shorter) {
    return new Courier(sender, settings, account, shorter);
  }

  /** Runs one errand, once. */
  <T> T run(Errand<T> errand) throws AuthenticatorException {
    FutureTask<T> task = task(errand);
    Thread thread = new Thread(task, "localauth-sms");
    thread.setDaemon(true);
    // Gateways' libraries look for their parts through it.
    thread.setContextClassLoader(sender.getClass().getClassLoader());
    thread.start();
    try {
      return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw SmsFailure.late(sender.id());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AuthenticatorException(Reason.CANCELLED, "interrupted while sending");
    } catch (ExecutionException failed) {
      throw failure(Objects.requireNonNullElse(failed.getCause(), failed));
    } finally {
      task.cancel(true);
    }
  }

  /** The thread gets copies of its own, so that closing ours never waits for it. */
  private <T> FutureTask<T> task(Errand<T> errand) {
    PhoneNumber number = account.number().copy();
    SmsAccount own = new SmsAccount(settings, Secrets.copies(account.secrets()));
    return new FutureTask<>(() -> run(errand, number, own));
  }

  private <T> T run(Errand<T> errand, PhoneNumber number, SmsAccount own)
      throws AuthenticatorException {
    try (number;
        own) {
      return errand.run(sender.route(own), number);
    }
  }

  private AuthenticatorException failure(Throwable cause) {
    if (cause instanceof AuthenticatorException known) {
      return known;
    }
    // Nothing is known about what stands in it, so not even as a cause is it passed on.
    return new AuthenticatorException(
        Reason.FAILED,
        "the sender " + sender.id() + " failed: " + cause.getClass().getSimpleName());
  }

  /** What is done at the gateway. */
  @FunctionalInterface
  interface Errand<T> {
    /** Makes one request; {@code to} is closed afterwards. */
    T run(SmsRoute route, PhoneNumber to) throws AuthenticatorException;
  }
}
