// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/** The person could not be asked, or did not answer. */
public final class PromptException extends LocalAuthException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Says why, without a hint. */
  public PromptException(Reason reason, String message) {
    this(reason, message, "");
  }

  /** Says why, and what the person can do. */
  public PromptException(Reason reason, String message, String hint) {
    super(message, hint);
    this.reason = reason;
  }

  /** Says why, what the person can do ({@code ""} for nothing), and what brought it about. */
  public PromptException(Reason reason, String message, String hint, Throwable cause) {
    super(message, hint, cause);
    this.reason = reason;
  }

  /** Returns what a caller can act on. */
  public Reason reason() {
    return reason;
  }

  /** What a caller can do about it. */
  public enum Reason {
    /** There is no terminal or window to ask on. */
    UNAVAILABLE,
    /** The person gave up. */
    CANCELLED,
    /** Nobody answered in time. */
    TIMED_OUT,
    /** What was typed or pasted cannot be an answer, such as 10 kB of text. */
    UNUSABLE_ANSWER
  }
}
