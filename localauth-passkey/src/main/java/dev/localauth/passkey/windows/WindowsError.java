// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.passkey.windows.HResult.Words;
import java.time.Duration;
import java.util.Optional;

/** Turns what Windows answered into what a caller can act on. */
final class WindowsError {
  private WindowsError() {}

  /**
   * Returns what a result below 0 means.
   *
   * @param name what WebAuthNGetErrorName says, or {@code ""}
   */
  static AuthenticatorException of(String call, int result, String name) {
    Optional<HResult> known = HResult.of(result);
    return new AuthenticatorException(
        known.map(HResult::reason).orElse(Reason.FAILED),
        "%s (%s: %s (0x%08X)%s)"
            .formatted(
                known.map(HResult::sentence).orElse(Words.FAILED),
                call,
                known.map(Enum::name).orElse("unknown error"),
                result,
                name.isEmpty() ? "" : ": " + name),
        known.map(HResult::hint).orElse(""));
  }

  static AuthenticatorException malformed(String call) {
    return new AuthenticatorException(
        Reason.FAILED, "what Windows answered cannot be read (" + call + ")");
  }

  static AuthenticatorException late(Duration limit) {
    return new AuthenticatorException(
        Reason.TIMED_OUT,
        "nobody answered the window of Windows in " + limit.toSeconds() + " seconds");
  }

  static AuthenticatorException silent(Duration limit) {
    return new AuthenticatorException(
        Reason.UNAVAILABLE,
        "Windows did not answer in " + limit.toSeconds() + " seconds",
        Words.OTHERWISE);
  }

  static AuthenticatorException interrupted(InterruptedException cause) {
    return new AuthenticatorException(
        Reason.FAILED, "waiting for Windows was interrupted", "", cause);
  }

  static AuthenticatorException notLoaded(LinkageError failure) {
    return new AuthenticatorException(
        Reason.UNAVAILABLE,
        "this Windows has no passkeys: webauthn.dll is missing or too old",
        Words.OTHERWISE,
        failure);
  }

  static AuthenticatorException tooOld() {
    return new AuthenticatorException(
        Reason.UNAVAILABLE, "webauthn.dll of this Windows is too old", Words.OTHERWISE);
  }

  static AuthenticatorException noWindow() {
    return new AuthenticatorException(
        Reason.UNAVAILABLE, "Windows lets no window be made here", Words.OTHERWISE);
  }

  static AuthenticatorException otherSystem() {
    return new AuthenticatorException(Reason.UNAVAILABLE, "webauthn.dll exists on Windows only");
  }
}
