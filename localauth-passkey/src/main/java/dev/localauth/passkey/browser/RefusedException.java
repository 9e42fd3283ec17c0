// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

/** A request is not answered, other than by a number. */
final class RefusedException extends Exception {
  static final int BAD_REQUEST = 400;
  static final int FORBIDDEN = 403;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int CONFLICT = 409;
  static final int GONE = 410;
  static final int TOO_LARGE = 413;
  static final int UNSUPPORTED_TYPE = 415;

  private static final long serialVersionUID = 1L;

  private final int status;

  RefusedException(int status) {
    super("refused with " + status, null, false, false);
    this.status = status;
  }

  /** Returns the HTTP status code. */
  int status() {
    return status;
  }
}
