// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/** A method could not ask or could not check. Never means that the answer was wrong. */
public final class AuthenticatorException extends LocalAuthException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Says why, without a hint. */
  public AuthenticatorException(Reason reason, String message) {
    this(reason, message, "");
  }

  /** Says why, and what the person can do. */
  public AuthenticatorException(Reason reason, String message, String hint) {
    super(message, hint);
    this.reason = reason;
  }

  /** Says why, what the person can do ({@code ""} for nothing), and what brought it about. */
  public AuthenticatorException(Reason reason, String message, String hint, Throwable cause) {
    super(message, hint, cause);
    this.reason = reason;
  }

  /** Returns what a caller can act on. */
  public Reason reason() {
    return reason;
  }

  /** What a caller can do about it. */
  public enum Reason {
    /** The method's own records are missing. */
    NOT_ENROLLED,
    /** The method cannot work here now. */
    UNAVAILABLE,
    /** The person gave up. */
    CANCELLED,
    /** Nobody answered in time. */
    TIMED_OUT,
    /** It may not do this again yet; the message says how long to wait. */
    WAIT,
    /** Anything else. */
    FAILED
  }
}
