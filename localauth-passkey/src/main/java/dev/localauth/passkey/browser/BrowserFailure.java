// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;

/** What it means that the browser made no credential and no signature. */
final class BrowserFailure {
  private BrowserFailure() {}

  /**
   * Returns the exception for the name of an error: a {@code DOMException} of WebAuthn Level 3
   * §5.1.3 and §5.1.4, or one of the page's own words, {@code Cancelled} and {@code Unsupported}.
   */
  static AuthenticatorException of(String name) {
    return switch (name) {
      case "Cancelled", "AbortError" ->
          new AuthenticatorException(Reason.CANCELLED, "cancelled in the browser");
      case "NotAllowedError" ->
          new AuthenticatorException(
              Reason.CANCELLED,
              "nothing was confirmed in the browser",
              "run the command again and confirm with a passkey that is registered here");
      case "InvalidStateError" ->
          new AuthenticatorException(
              Reason.FAILED,
              "that device holds a passkey of this account already",
              "use another device or security key");
      case "ConstraintError", "NotSupportedError" ->
          new AuthenticatorException(
              Reason.UNAVAILABLE,
              "that device cannot verify who uses it",
              "set a PIN, fingerprint or face on it, or use another one");
      case "Unsupported" ->
          new AuthenticatorException(
              Reason.UNAVAILABLE,
              "that browser does not know passkeys",
              "open the page in another browser");
      case "SecurityError" ->
          new AuthenticatorException(
              Reason.FAILED,
              "the browser refuses passkeys on localhost",
              "open the page in another browser");
      default -> new AuthenticatorException(Reason.FAILED, "the browser could not do it");
    };
  }
}
