// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.PromptException;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.Verdict;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.ledger.Standing;
import java.time.Duration;

/** The words and reasons for everything that ends with a closed gate. */
public final class Refusals {
  private Refusals() {}

  /** Returns why a method whose standing is not "ready" keeps the gate closed. */
  static GateClosedException standing(String method, Standing standing) {
    if (standing instanceof Standing.Wait wait) {
      return new GateClosedException(
          ClosedReason.WAIT,
          "too many wrong answers for " + method + "; wait " + inWords(wait.left()),
          "wait, then run the command again");
    }
    return new GateClosedException(
        ClosedReason.DISABLED,
        method + " is disabled after too many wrong answers",
        "use another way that you enrolled, or \"localauth unlock --method recovery\"");
  }

  /** Returns why an answer that was not accepted keeps the gate closed. */
  static GateClosedException rejected(String method, Verdict.Rejected verdict) {
    return switch (verdict.reason()) {
      case WRONG ->
          new GateClosedException(
              ClosedReason.REJECTED, "wrong answer for " + method, "run the command again");
      case REUSED ->
          new GateClosedException(
              ClosedReason.REJECTED,
              "that code was already used"
                  + verdict
                      .retryAfter()
                      .map(left -> "; a new one comes in " + inWords(left))
                      .orElse(""),
              "run the command again with the next code");
      case EXPIRED ->
          new GateClosedException(
              ClosedReason.REJECTED, "that code is no longer valid", "run the command again");
    };
  }

  /** Returns why the gate is closed after something could not be asked or checked. */
  public static GateClosedException failed(LocalAuthException failure) {
    ClosedReason reason = reason(failure);
    return new GateClosedException(
        reason, failure.getMessage(), failure.hint().orElse(usualHint(reason)), failure);
  }

  /** Returns what helps where the provider that failed has nothing better to say. */
  private static String usualHint(ClosedReason reason) {
    return switch (reason) {
      case ENROLLMENT_LOST, LEDGER -> "see \"localauth help recovery\"";
      case NO_TERMINAL -> "run the command in a terminal";
      case STATE -> "free some space or make the place writable, and run the command again";
      case STORE_LOCKED -> "unlock it and run the command again";
      case WAIT -> "wait, then run the command again";
      default -> "run the command again";
    };
  }

  /** Writes a duration as the person would say it. */
  static String inWords(Duration duration) {
    long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    return (seconds / 60) + " min" + (seconds % 60 == 0 ? "" : " " + (seconds % 60) + " s");
  }

  private static ClosedReason reason(LocalAuthException failure) {
    if (failure instanceof SecretStoreException store) {
      return switch (store.reason()) {
        case LOCKED -> ClosedReason.STORE_LOCKED;
        case CORRUPT -> ClosedReason.ENROLLMENT_LOST;
        case UNWRITABLE -> ClosedReason.STATE;
        case UNAVAILABLE, DENIED, FAILED -> ClosedReason.STORE_UNAVAILABLE;
      };
    }
    if (failure instanceof PromptException prompt) {
      return switch (prompt.reason()) {
        case UNAVAILABLE -> ClosedReason.NO_TERMINAL;
        case CANCELLED, TIMED_OUT, UNUSABLE_ANSWER -> ClosedReason.CANCELLED;
      };
    }
    if (failure instanceof AuthenticatorException method) {
      return switch (method.reason()) {
        case NOT_ENROLLED -> ClosedReason.ENROLLMENT_LOST;
        case UNAVAILABLE -> ClosedReason.METHOD_UNAVAILABLE;
        case CANCELLED, TIMED_OUT -> ClosedReason.CANCELLED;
        case WAIT -> ClosedReason.WAIT;
        case FAILED -> ClosedReason.UNDECIDED;
      };
    }
    return failure instanceof SessionAnchorException
        ? ClosedReason.NO_TERMINAL
        : ClosedReason.UNDECIDED;
  }
}
