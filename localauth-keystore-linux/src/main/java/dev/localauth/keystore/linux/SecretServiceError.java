// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import static dev.localauth.keystore.linux.GlibErrors.DBUS;
import static dev.localauth.keystore.linux.GlibErrors.IO;
import static dev.localauth.keystore.linux.GlibErrors.SECRET;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.time.Duration;

/** Turns what a native call reported into what a caller can act on. */
final class SecretServiceError {
  private static final String OTHERWISE = ", or use --store file";

  /** The call that reaches for the bus, of which every failure means that there is none. */
  static final String CONNECT = "g_bus_get_sync";

  private static final int CANCELLED = 19;
  private static final int DISCONNECTED = 15;
  private static final int PROTOCOL = 1;

  private SecretServiceError() {}

  static SecretStoreException of(GlibException error, Provider provider, Duration limit) {
    if (isTimeout(error)) {
      return silent(error, provider, limit);
    }
    Reason reason = reason(error);
    return switch (reason) {
      case LOCKED -> new SecretStoreException(reason, locked(provider), unlocking(provider), error);
      case UNAVAILABLE -> unavailable(error, provider);
      default -> new SecretStoreException(reason, told(error, provider), "", error);
    };
  }

  /** Returns the sentence for a locked keyring. */
  static String locked(Provider provider) {
    return provider.keyring() + " is locked";
  }

  /** Returns how to unlock it. */
  static String unlocking(Provider provider) {
    return provider.unlocking() + "; over SSH use --store file";
  }

  /** Says whether the error means that nobody has the name that was called. */
  static boolean isNobody(GlibException error) {
    return switch (GlibErrors.shortName(error)) {
      case "SERVICE_UNKNOWN", "NAME_HAS_NO_OWNER" -> true;
      default -> false;
    };
  }

  /**
   * Says whether the error means that the object called, or the encrypted session of the call, is
   * no longer there.
   */
  static boolean isGone(GlibException error) {
    return isSessionLost(error) || isObjectGone(error);
  }

  /**
   * Says whether the provider has forgotten the session that secrets are encrypted for: by the
   * specification's error, or by what KWallet says when several programs close theirs at once.
   */
  static boolean isSessionLost(GlibException error) {
    return error.text().contains("org.freedesktop.Secret.Error.NoSession")
        || error.text().contains("Can't find session ");
  }

  /** Says whether the provider refuses what it was given. */
  static boolean isArgumentRefused(GlibException error) {
    return error.domain().equals(DBUS) && GlibErrors.shortName(error).equals("INVALID_ARGS");
  }

  private static boolean isObjectGone(GlibException error) {
    return switch (GlibErrors.shortName(error)) {
      case "NO_SUCH_OBJECT", "UNKNOWN_OBJECT" -> true;
      // What a provider says of an object whose interfaces went with it.
      case "UNKNOWN_METHOD", "UNKNOWN_INTERFACE" -> error.domain().equals(DBUS);
      default -> false;
    };
  }

  /** Says whether the error means that the connection to the bus is gone. */
  static boolean isClosed(GlibException error) {
    return error.domain().equals(IO)
        && switch (GlibErrors.shortName(error)) {
          case "CLOSED", "CONNECTION_CLOSED" -> true;
          default -> false;
        };
  }

  /** Returns the error of a wait that our deadline ended. */
  static GlibException timedOut(String call) {
    return new GlibException(call, IO, CANCELLED, "the deadline is over");
  }

  /** Returns the error of a provider that went away. */
  static GlibException lost(String call) {
    return new GlibException(call, DBUS, DISCONNECTED, "the provider went away");
  }

  /** Returns the error of a secret that libsecret does not encrypt. */
  static GlibException notEncrypted() {
    return new GlibException(
        "secret_service_encode_dbus_secret", SECRET, PROTOCOL, "the secret was not encrypted");
  }

  private static boolean isTimeout(GlibException error) {
    return switch (GlibErrors.shortName(error)) {
      case "CANCELLED", "TIMED_OUT", "TIMEOUT" -> true;
      default -> false;
    };
  }

  private static Reason reason(GlibException error) {
    if (error.call().equals(CONNECT)) {
      return Reason.UNAVAILABLE;
    }
    String name = GlibErrors.shortName(error);
    return switch (error.domain()) {
      case SECRET ->
          switch (name) {
            case "IS_LOCKED" -> Reason.LOCKED;
            case "INVALID_FILE_FORMAT" -> Reason.CORRUPT;
            default -> Reason.FAILED;
          };
      case DBUS ->
          switch (name) {
            case "ACCESS_DENIED", "AUTH_FAILED" -> Reason.DENIED;
            case "IO_ERROR" -> Reason.UNWRITABLE;
            case "FAILED", "NO_MEMORY", "LIMITS_EXCEEDED", "INVALID_ARGS", "" -> Reason.FAILED;
            default -> Reason.UNAVAILABLE;
          };
      case IO ->
          switch (name) {
            case "NO_SPACE", "READ_ONLY" -> Reason.UNWRITABLE;
            // Any error of the provider for which GLib knows no name of its own.
            case "DBUS_ERROR", "INVALID_ARGUMENT", "INVALID_DATA", "" -> Reason.FAILED;
            default -> Reason.UNAVAILABLE;
          };
      default -> Reason.FAILED;
    };
  }

  private static SecretStoreException silent(
      GlibException error, Provider provider, Duration limit) {
    if (error.call().equals("Prompt")) {
      return new SecretStoreException(
          Reason.DENIED,
          "nobody answered the window of " + provider.title() + within(limit),
          unlocking(provider),
          error);
    }
    return new SecretStoreException(
        Reason.UNAVAILABLE,
        "the secret service did not answer" + within(limit),
        "%s may be waiting in a window nobody sees; %s, or end it"
                .formatted(provider.title(), provider.unlocking())
            + OTHERWISE,
        error);
  }

  private static SecretStoreException unavailable(GlibException error, Provider provider) {
    return switch (GlibErrors.shortName(error)) {
      case "SERVICE_UNKNOWN", "NAME_HAS_NO_OWNER" ->
          new SecretStoreException(
              Reason.UNAVAILABLE,
              "no program on the session bus keeps secrets",
              "start gnome-keyring, KWallet or KeePassXC" + OTHERWISE,
              error);
      // Without a time limit of the call itself, "no reply" is a program that ended meanwhile.
      case "NO_REPLY", "DISCONNECTED", "CLOSED", "CONNECTION_CLOSED" ->
          new SecretStoreException(
              Reason.UNAVAILABLE,
              provider.title() + " went away while it was asked",
              "run the command again" + OTHERWISE,
              error);
      default -> {
        boolean connecting = error.call().equals(CONNECT);
        yield new SecretStoreException(
            Reason.UNAVAILABLE,
            connecting
                ? "the session bus cannot be reached: " + detail(error)
                : told(error, provider),
            connecting ? "log in to a desktop session" + OTHERWISE : "use --store file",
            error);
      }
    };
  }

  private static String told(GlibException error, Provider provider) {
    return "%s failed in %s: %s".formatted(provider.title(), error.call(), detail(error));
  }

  private static String detail(GlibException error) {
    return "%s (%d): %s".formatted(GlibErrors.name(error), error.code(), Lines.one(error.text()));
  }

  private static String within(Duration limit) {
    return " in " + limit.toSeconds() + " seconds";
  }
}
