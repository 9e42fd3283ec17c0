// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/** A secret store could not answer. Never means that there is no such secret. */
public final class SecretStoreException extends LocalAuthException {
  private static final long serialVersionUID = 1L;

  private final Reason reason;

  /** Says why, without a hint. */
  public SecretStoreException(Reason reason, String message) {
    this(reason, message, "");
  }

  /** Says why, and what the person can do. */
  public SecretStoreException(Reason reason, String message, String hint) {
    super(message, hint);
    this.reason = reason;
  }

  /** Says why, what the person can do ({@code ""} for nothing), and what brought it about. */
  public SecretStoreException(Reason reason, String message, String hint, Throwable cause) {
    super(message, hint, cause);
    this.reason = reason;
  }

  /** Returns what a caller can act on. */
  public Reason reason() {
    return reason;
  }

  /** What a caller can do about it. */
  public enum Reason {
    /** The store is not there, or did not answer in time. */
    UNAVAILABLE,
    /** The store is locked; the person can unlock it. */
    LOCKED,
    /** The store refused, or the person did. */
    DENIED,
    /** What is kept there is not what was stored. */
    CORRUPT,
    /** The store cannot write, as on a full or read-only disk. */
    UNWRITABLE,
    /** Anything else. */
    FAILED
  }
}
