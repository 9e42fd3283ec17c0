// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.NativeThread;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One conversation with Windows, which is over in time whatever Windows does. */
final class Dialog implements AutoCloseable {
  private static final long BETWEEN_LOOKS = 25;
  // AsyncStatus of asyncinfo.h.
  private static final int CANCELED = 2;

  private final NativeThread thread = new NativeThread("localauth windows-hello");
  private final Limits limits;

  // Both belong to that thread.
  private @Nullable Consent consent;
  private final Deque<Consent.Operation> begun = new ArrayDeque<>();

  private Dialog(Limits limits) {
    this.limits = limits;
  }

  /** Begins it, if Windows can ask now. Asks nobody. */
  static Dialog open(Consent.Source windows, Limits limits) throws AuthenticatorException {
    Dialog dialog = new Dialog(limits);
    try {
      dialog.open(windows);
      return dialog;
    } catch (AuthenticatorException | RuntimeException | Error e) {
      dialog.close();
      throw e;
    }
  }

  private void open(Consent.Source windows) throws AuthenticatorException {
    Consent.Operation check =
        made(
            () -> {
              Consent opened = windows.open();
              consent = opened;
              return begun(opened.checkAvailability());
            },
            Reason.UNAVAILABLE);
    await(check, limits.alone(), Reason.UNAVAILABLE);
    Obstacle.requireNone(made(check::result, Reason.UNAVAILABLE));
  }

  /** Shows it and waits for the person. */
  Answer ask(String message) throws AuthenticatorException {
    Consent.Operation request =
        made(() -> begun(Objects.requireNonNull(consent).request(message)), Reason.TIMED_OUT);
    try {
      await(request, limits.withAPerson(), Reason.TIMED_OUT);
      return ConsentResult.answer(made(request::result, Reason.FAILED));
    } catch (AuthenticatorException e) {
      throw ConsentResult.counted(e);
    }
  }

  /** Waits until it is completed; a person can be interrupted at that. */
  private void await(Consent.Operation operation, Duration limit, Reason late)
      throws AuthenticatorException {
    long start = System.nanoTime();
    int status = made(operation::status, late);
    while (status == Consent.Operation.STARTED) {
      if (System.nanoTime() - start > limit.toNanos()) {
        throw silent(late, limit);
      }
      pause();
      status = made(operation::status, late);
    }
    if (status == CANCELED && late != Reason.UNAVAILABLE) {
      throw ConsentResult.cancelled("AsyncStatus " + status);
    }
    if (status != Consent.Operation.COMPLETED) {
      int code = made(operation::errorCode, late);
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "Windows Hello failed (" + HResult.told(code) + ")",
          "use another way");
    }
  }

  private static void pause() throws AuthenticatorException {
    try {
      Thread.sleep(BETWEEN_LOOKS);
    } catch (InterruptedException e) {
      throw NativeThread.interrupted(e);
    }
  }

  private <T> T made(NativeThread.Call<T> call, Reason late) throws AuthenticatorException {
    return thread.call(call, limits.alone(), () -> silent(late, limits.alone()));
  }

  private Consent.Operation begun(Consent.Operation operation) {
    begun.push(operation);
    return operation;
  }

  private static AuthenticatorException silent(Reason reason, Duration limit) {
    return new AuthenticatorException(
        reason, "nobody answered Windows Hello in " + limit.toSeconds() + " s", "use another way");
  }

  /** Takes it away, if it is still there. */
  @Override
  public void close() {
    thread.finish(this::end, limits.alone());
  }

  private void end() {
    for (Consent.Operation each : begun) {
      each.cancel();
      each.close();
    }
    if (consent != null) {
      consent.close();
    }
  }
}
