// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

/** What a function of libfido2 returned instead of {@code FIDO_OK}. */
final class FidoException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int code;

  FidoException(String call, int code, String name) {
    super("%s: %s (%d)".formatted(call, name, code));
    this.code = code;
  }

  int code() {
    return code;
  }

  FidoStatus status() {
    return FidoStatus.of(code);
  }

  /** Returns the call, the symbolic name of the error and its number, in one line. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }

  /** Throws unless {@code code} is {@code FIDO_OK}. */
  static void check(Fido2 fido, String call, int code) throws FidoException {
    if (code != FidoStatus.SUCCESS.code()) {
      throw new FidoException(call, code, fido.fido_strerr(code));
    }
  }
}
