// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

/** A response that does not answer what was asked. */
public final class CeremonyException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Step step;

  CeremonyException(Step step) {
    super(step.failure());
    this.step = step;
  }

  CeremonyException(Step step, Throwable cause) {
    super(step.failure(), cause);
    this.step = step;
  }

  /** Returns which step failed. */
  public Step step() {
    return step;
  }
}
