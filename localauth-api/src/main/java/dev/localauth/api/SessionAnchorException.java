// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/** The kernel's account of a process could not be had. */
public final class SessionAnchorException extends LocalAuthException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Says why, without a hint. */
  public SessionAnchorException(Reason reason, String message) {
    this(reason, message, "");
  }

  /** Says why, and what the person can do. */
  public SessionAnchorException(Reason reason, String message, String hint) {
    super(message, hint);
    this.reason = reason;
  }

  /** Says why, what the person can do ({@code ""} for nothing), and what brought it about. */
  public SessionAnchorException(Reason reason, String message, String hint, Throwable cause) {
    super(message, hint, cause);
    this.reason = reason;
  }

  /** Returns what a caller can act on. */
  public Reason reason() {
    return reason;
  }

  /** What a caller can do about it. */
  public enum Reason {
    /** There is no such process, or it ended meanwhile. */
    GONE,
    /** The system does not tell. */
    UNREADABLE
  }
}
