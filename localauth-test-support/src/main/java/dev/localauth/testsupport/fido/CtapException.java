// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

/** The key answers with an error. */
final class CtapException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  CtapException(int status) {
    super("status 0x" + Integer.toHexString(status));
    this.status = status;
  }

  int status() {
    return status;
  }
}
