// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.time.Duration;
import java.util.Optional;

/** Turns what macOS answered into what a caller can act on. */
final class KeychainError {
  static final String LOCKED = "the login keychain is locked";
  static final String UNLOCK =
      "run \"security unlock-keychain ~/Library/Keychains/login.keychain-db\","
          + " or use --store file";

  private static final String ALLOW =
      "at the screen of this Mac, run the command again and choose \"Always Allow\"";
  private static final String OTHERWISE = "use --store file";
  private static final int LONGEST_TEXT = 200;

  private KeychainError() {}

  static SecretStoreException of(String call, int number, String text, LockState lock) {
    Optional<OsStatus> status = OsStatus.of(number);
    Reason reason = status.map(known -> reason(known, lock)).orElse(Reason.FAILED);
    String told = status.map(OsStatus::told).orElse("unknown status (" + number + ")");
    String line = line(text);
    return new SecretStoreException(
        reason,
        "%s (%s: %s%s)"
            .formatted(lead(reason, status), call, told, line.isEmpty() ? "" : ": " + line),
        hint(reason));
  }

  static SecretStoreException locked(String detail) {
    return new SecretStoreException(Reason.LOCKED, LOCKED + " (" + detail + ")", UNLOCK);
  }

  static SecretStoreException silent(Duration limit) {
    return new SecretStoreException(
        Reason.UNAVAILABLE,
        "the keychain did not answer in " + limit.toSeconds() + " seconds",
        "macOS may be asking for a password in a window; answer it, or " + OTHERWISE);
  }

  static SecretStoreException notLoaded(LinkageError failure) {
    return new SecretStoreException(
        Reason.UNAVAILABLE, "the frameworks of macOS cannot be loaded", OTHERWISE, failure);
  }

  static SecretStoreException otherSystem() {
    return new SecretStoreException(Reason.UNAVAILABLE, "the keychain exists on macOS only");
  }

  // The same statuses come from a locked keychain and from an item that java may not read.
  private static Reason reason(OsStatus status, LockState lock) {
    return switch (status) {
      case errSecAuthFailed -> lock == LockState.LOCKED ? Reason.LOCKED : Reason.DENIED;
      case errSecInteractionNotAllowed, errSecInteractionRequired ->
          lock == LockState.OPEN ? Reason.DENIED : Reason.LOCKED;
      default -> status.reason();
    };
  }

  private static String lead(Reason reason, Optional<OsStatus> status) {
    if (status.equals(Optional.of(OsStatus.errSecMissingEntitlement))) {
      return "the keychain is not supported by this Java runtime";
    }
    return switch (reason) {
      case LOCKED -> LOCKED;
      case DENIED ->
          status.equals(Optional.of(OsStatus.errSecUserCanceled))
              ? "the window of the keychain was dismissed"
              : "the keychain refused";
      case UNAVAILABLE -> "the keychain is not available";
      case UNWRITABLE -> "the keychain cannot be written";
      case CORRUPT -> "the keychain is damaged";
      case FAILED -> "the keychain failed";
    };
  }

  private static String hint(Reason reason) {
    return switch (reason) {
      case LOCKED -> UNLOCK;
      case DENIED -> ALLOW;
      case UNAVAILABLE -> OTHERWISE;
      case UNWRITABLE, CORRUPT -> "look at it with Keychain Access, or " + OTHERWISE;
      case FAILED -> "";
    };
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    String brief = line.substring(0, Math.min(line.length(), LONGEST_TEXT));
    return brief.replaceAll("[. ]+$", "");
  }
}
