// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Optional;

/**
 * Why something could not be asked, checked or kept. Whoever catches it keeps the gate shut.
 *
 * <p>The message is one line in lower case without a full stop, fit to be shown to the person, and
 * holds neither a secret nor a phone number.
 */
public abstract class LocalAuthException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What the person can do, or {@code ""}; not an Optional, which is not serializable. */
  private final String hint;

  LocalAuthException(String message, String hint) {
    super(message);
    this.hint = hint;
  }

  LocalAuthException(String message, String hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** Returns the line that says what happened. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Returns what the person can do about it, in the form of the message, or empty. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
