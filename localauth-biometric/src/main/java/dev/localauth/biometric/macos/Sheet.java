// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.macos.ReplyBlocks.Question;
import dev.localauth.biometric.macos.ReplyBlocks.Reply;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.NativeThread;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One conversation with macOS, which is over in time whatever macOS does. */
final class Sheet implements AutoCloseable {
  private final NativeThread thread = new NativeThread("localauth touch-id");
  private final Frameworks mac;
  private final Limits limits;

  /** Belongs to that thread. */
  private @Nullable LaContext context;

  private Sheet(Frameworks mac, Limits limits) {
    this.mac = mac;
    this.limits = limits;
  }

  /** Begins it, if this is the screen and macOS can ask by {@code policy}. Asks nobody. */
  static Sheet open(Frameworks mac, Limits limits, LaPolicy policy) throws AuthenticatorException {
    Sheet sheet = new Sheet(mac, limits);
    try {
      sheet.thread.call(
          () -> {
            GraphicSession.require(mac.security());
            LaContext opened = LaContext.open(mac);
            sheet.context = opened;
            opened.require(policy);
            return opened;
          },
          limits.alone(),
          () -> silent(Reason.UNAVAILABLE, limits.alone().toSeconds()));
      return sheet;
    } catch (AuthenticatorException | RuntimeException | Error e) {
      sheet.close();
      throw e;
    }
  }

  /** Returns a digest of the fingers that macOS knows, if it tells. */
  Optional<String> fingers() throws AuthenticatorException {
    return thread.call(
        () -> context().fingers(),
        limits.alone(),
        () -> silent(Reason.FAILED, limits.alone().toSeconds()));
  }

  /** Shows it and waits for the person. */
  Answer ask(LaPolicy policy, String reason) throws AuthenticatorException {
    Question question =
        thread.call(
            () -> context().evaluate(policy, reason),
            limits.alone(),
            () -> silent(Reason.TIMED_OUT, limits.alone().toSeconds()));
    try {
      Reply reply = question.reply().get(limits.withAPerson().toNanos(), TimeUnit.NANOSECONDS);
      return reply.verified() ? Answer.VERIFIED : LaError.answer(reply.code());
    } catch (TimeoutException e) {
      throw new AuthenticatorException(
          Reason.TIMED_OUT,
          "no finger was on Touch ID within " + limits.withAPerson().toSeconds() + " s",
          "run the command again");
    } catch (InterruptedException e) {
      throw NativeThread.interrupted(e);
    } catch (ExecutionException e) {
      throw new AuthenticatorException(
          Reason.FAILED, "the answer of Touch ID could not be read", "", e);
    } finally {
      question.giveUp().run();
    }
  }

  private LaContext context() {
    return Objects.requireNonNull(context);
  }

  private static AuthenticatorException silent(Reason reason, long seconds) {
    return new AuthenticatorException(
        reason, "Touch ID did not answer in " + seconds + " s", "use another way");
  }

  /** Takes it away, if it is still there. */
  @Override
  public void close() {
    thread.finish(this::end, limits.alone());
  }

  private void end() {
    try (LaContext ending = context) {
      if (ending != null) {
        ending.invalidate();
      }
    }
  }
}
