// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.time.Duration;
import java.util.Optional;

/** Turns what Windows answered into what a caller can act on. */
final class CredentialError {
  private static final String OTHERWISE = "use --store file";
  private static final int LONGEST_TEXT = 200;

  private CredentialError() {}

  static SecretStoreException of(String call, int number, String text) {
    Optional<Win32Error> error = Win32Error.of(number);
    Reason reason = error.map(Win32Error::reason).orElse(Reason.FAILED);
    String name = error.map(Enum::name).orElse("unknown error");
    String line = line(text);
    return new SecretStoreException(
        reason,
        "%s (%s: %s (%s)%s)"
            .formatted(
                lead(reason, error),
                call,
                name,
                // The large ones are written so by everybody.
                number < 0 ? "0x%08X".formatted(number) : String.valueOf(number),
                line.isEmpty() ? "" : ": " + line),
        hint(reason, error));
  }

  static SecretStoreException tooLarge(int size) {
    return new SecretStoreException(
        Reason.FAILED,
        "the secret is too large for Credential Manager: %d bytes when sealed, at most %d fit"
            .formatted(size, Advapi32.CRED_MAX_CREDENTIAL_BLOB_SIZE),
        OTHERWISE);
  }

  static SecretStoreException corrupt() {
    return new SecretStoreException(
        Reason.CORRUPT, "what is kept in Credential Manager is not what was stored");
  }

  static SecretStoreException silent(Duration limit) {
    return new SecretStoreException(
        Reason.UNAVAILABLE,
        "Credential Manager did not answer in " + limit.toSeconds() + " seconds",
        OTHERWISE);
  }

  static SecretStoreException abandoned() {
    return new SecretStoreException(Reason.FAILED, "nobody waits for Credential Manager any more");
  }

  static SecretStoreException interrupted(InterruptedException cause) {
    return new SecretStoreException(
        Reason.FAILED, "waiting for Credential Manager was interrupted", "", cause);
  }

  static SecretStoreException notLoaded(LinkageError failure) {
    return new SecretStoreException(
        Reason.UNAVAILABLE, "the libraries of Windows cannot be loaded", OTHERWISE, failure);
  }

  static SecretStoreException otherSystem() {
    return new SecretStoreException(
        Reason.UNAVAILABLE, "Credential Manager exists on Windows only");
  }

  private static String lead(Reason reason, Optional<Win32Error> error) {
    if (error.equals(Optional.of(Win32Error.ERROR_NO_SUCH_LOGON_SESSION))) {
      return "Windows keeps no credentials in a network logon, such as one by SSH";
    }
    return switch (reason) {
      case LOCKED, DENIED -> "Windows refused";
      case UNAVAILABLE -> "Credential Manager is not available";
      case UNWRITABLE -> "Credential Manager cannot be written";
      case CORRUPT ->
          "what is kept in Credential Manager is damaged, or was sealed by another account";
      case FAILED -> "Credential Manager failed";
    };
  }

  private static String hint(Reason reason, Optional<Win32Error> error) {
    if (error.equals(Optional.of(Win32Error.ERROR_NO_SUCH_LOGON_SESSION))) {
      return "log on at the screen of this computer, or " + OTHERWISE;
    }
    return switch (reason) {
      case UNAVAILABLE, UNWRITABLE -> OTHERWISE;
      case LOCKED, DENIED, CORRUPT ->
          "if an administrator reset the password of this account, Windows cannot open what it"
              + " sealed before";
      case FAILED -> "";
    };
  }

  private static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
    String brief = line.substring(0, Math.min(line.length(), LONGEST_TEXT));
    return brief.replaceAll("[. ]+$", "");
  }
}
