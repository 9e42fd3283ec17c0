// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

/** A {@code GError}: what one native call reported. */
final class GlibException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String call;
  private final String domain;
  private final int code;

  GlibException(String call, String domain, int code, String text) {
    super(text);
    this.call = call;
    this.domain = domain;
    this.code = code;
  }

  /** Returns the name of what was called. */
  String call() {
    return call;
  }

  /** Returns the text of the error's quark. */
  String domain() {
    return domain;
  }

  /** Returns the number of the error within its domain. */
  int code() {
    return code;
  }

  /** Returns what the library says about it. */
  String text() {
    return String.valueOf(getMessage());
  }
}
