// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.util.OptionalInt;

/**
 * Turns what libfido2 reported into what a caller can act on.
 *
 * <p>The gate counts an attempt before it asks, and takes that back for {@code CANCELLED} and
 * {@code UNAVAILABLE}. These two come only from {@link #beforeAnswer}: once a PIN or a finger may
 * have reached the key, whatever happens counts, or pulling out the key would make every guess
 * free.
 */
final class KeyError {
  static final String UNTOUCHED = "nobody touched the security key in time";
  static final String AGAIN = "plug the security key in again and run the command again";

  private KeyError() {}

  /** Of a call made before the person was asked to prove anything. */
  static AuthenticatorException beforeAnswer(FidoException error) {
    return switch (error.status()) {
      case TIMEOUT, ACTION_TIMEOUT, USER_ACTION_TIMEOUT ->
          of(Reason.TIMED_OUT, UNTOUCHED, "", error);
      case OPERATION_DENIED, KEEPALIVE_CANCEL ->
          of(Reason.CANCELLED, "the security key was told no", "", error);
      case CHANNEL_BUSY, LOCK_REQUIRED, OPERATION_PENDING, USER_ACTION_PENDING ->
          of(Reason.UNAVAILABLE, "the security key is busy", "end what else uses it", error);
      default -> of(Reason.UNAVAILABLE, "the security key does not answer", AGAIN, error);
    };
  }

  /**
   * Of the call that the person answered, or could have.
   *
   * @param triesLeft how many wrong PINs the key still takes, if it tells
   */
  static AuthenticatorException ofAnswer(FidoException error, OptionalInt triesLeft) {
    return switch (error.status()) {
      case TIMEOUT, ACTION_TIMEOUT, USER_ACTION_TIMEOUT ->
          of(Reason.TIMED_OUT, UNTOUCHED, "", error);
      case PIN_INVALID -> failed("wrong PIN of the security key" + left(triesLeft), "", error);
      case PIN_AUTH_BLOCKED ->
          failed("too many wrong PINs for the security key" + left(triesLeft), AGAIN, error);
      case PIN_BLOCKED ->
          failed(
              KeyPin.BLOCKED, "only a reset helps, which erases it; use another key or way", error);
      case PIN_NOT_SET, PIN_REQUIRED -> failed(KeyPin.MISSING, KeyPin.SETTING, error);
      case PIN_POLICY_VIOLATION ->
          failed(
              "the security key wants a new PIN",
              "change it with fido2-token -C or its maker's program",
              error);
      case UV_INVALID, NOT_ALLOWED ->
          failed("the security key did not recognize you", "run the command again", error);
      case UV_BLOCKED ->
          failed(
              "the sensor of the security key is blocked",
              "run the command again and type its PIN",
              error);
      case OPERATION_DENIED, KEEPALIVE_CANCEL ->
          failed("the security key was told no, or did not recognize you", "", error);
      case CREDENTIAL_EXCLUDED ->
          failed("this security key is registered already", "use another one", error);
      case NO_CREDENTIALS, INVALID_CREDENTIAL ->
          failed("the credential is not on this security key", "plug in the one enrolled", error);
      case KEY_STORE_FULL, LIMIT_EXCEEDED -> failed("the security key has no room left", "", error);
      case UNSUPPORTED_ALGORITHM ->
          failed("the security key can make none of the signatures known here", "", error);
      case TX, RX -> failed("the security key went away", AGAIN, error);
      default -> failed("the security key failed", AGAIN, error);
    };
  }

  private static String left(OptionalInt tries) {
    return tries.isPresent() ? ", " + UserVerification.triesLeft(tries.getAsInt()) : "";
  }

  private static AuthenticatorException failed(String what, String hint, FidoException error) {
    return of(Reason.FAILED, what, hint, error);
  }

  private static AuthenticatorException of(
      Reason reason, String what, String hint, FidoException error) {
    return new AuthenticatorException(reason, what + ": " + error.getMessage(), hint, error);
  }
}
