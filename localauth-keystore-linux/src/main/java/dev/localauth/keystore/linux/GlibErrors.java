// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import java.util.Locale;
import java.util.Map;

/** The symbolic names of the errors of GLib, D-Bus and libsecret, in the order of their numbers. */
final class GlibErrors {
  static final String IO = "g-io-error-quark";
  static final String DBUS = "g-dbus-error-quark";
  static final String SECRET = "secret-error";

  private static final Map<String, String> PREFIXES =
      Map.of(IO, "G_IO_ERROR_", DBUS, "G_DBUS_ERROR_", SECRET, "SECRET_ERROR_");

  // gioenums.h, enum GIOErrorEnum.
  private static final String IO_NAMES =
      "FAILED NOT_FOUND EXISTS IS_DIRECTORY NOT_DIRECTORY NOT_EMPTY NOT_REGULAR_FILE"
          + " NOT_SYMBOLIC_LINK NOT_MOUNTABLE_FILE FILENAME_TOO_LONG INVALID_FILENAME"
          + " TOO_MANY_LINKS NO_SPACE INVALID_ARGUMENT PERMISSION_DENIED NOT_SUPPORTED NOT_MOUNTED"
          + " ALREADY_MOUNTED CLOSED CANCELLED PENDING READ_ONLY CANT_CREATE_BACKUP WRONG_ETAG"
          + " TIMED_OUT WOULD_RECURSE BUSY WOULD_BLOCK HOST_NOT_FOUND WOULD_MERGE FAILED_HANDLED"
          + " TOO_MANY_OPEN_FILES NOT_INITIALIZED ADDRESS_IN_USE PARTIAL_INPUT INVALID_DATA"
          + " DBUS_ERROR HOST_UNREACHABLE NETWORK_UNREACHABLE CONNECTION_REFUSED PROXY_FAILED"
          + " PROXY_AUTH_FAILED PROXY_NEED_AUTH PROXY_NOT_ALLOWED CONNECTION_CLOSED NOT_CONNECTED"
          + " MESSAGE_TOO_LARGE NO_SUCH_DEVICE DESTINATION_UNSET";

  // gioenums.h, enum GDBusError.
  private static final String DBUS_NAMES =
      "FAILED NO_MEMORY SERVICE_UNKNOWN NAME_HAS_NO_OWNER NO_REPLY IO_ERROR BAD_ADDRESS"
          + " NOT_SUPPORTED LIMITS_EXCEEDED ACCESS_DENIED AUTH_FAILED NO_SERVER TIMEOUT NO_NETWORK"
          + " ADDRESS_IN_USE DISCONNECTED INVALID_ARGS FILE_NOT_FOUND FILE_EXISTS UNKNOWN_METHOD"
          + " TIMED_OUT MATCH_RULE_NOT_FOUND MATCH_RULE_INVALID SPAWN_EXEC_FAILED SPAWN_FORK_FAILED"
          + " SPAWN_CHILD_EXITED SPAWN_CHILD_SIGNALED SPAWN_FAILED SPAWN_SETUP_FAILED"
          + " SPAWN_CONFIG_INVALID SPAWN_SERVICE_INVALID SPAWN_SERVICE_NOT_FOUND"
          + " SPAWN_PERMISSIONS_INVALID SPAWN_FILE_INVALID SPAWN_NO_MEMORY UNIX_PROCESS_ID_UNKNOWN"
          + " INVALID_SIGNATURE INVALID_FILE_CONTENT SELINUX_SECURITY_CONTEXT_UNKNOWN"
          + " ADT_AUDIT_DATA_UNKNOWN OBJECT_PATH_IN_USE UNKNOWN_OBJECT UNKNOWN_INTERFACE"
          + " UNKNOWN_PROPERTY PROPERTY_READ_ONLY";

  // secret-types.h, enum SecretError, which begins at 1.
  private static final String SECRET_NAMES =
      "NONE PROTOCOL IS_LOCKED NO_SUCH_OBJECT ALREADY_EXISTS INVALID_FILE_FORMAT MISMATCHED_SCHEMA"
          + " NO_MATCHING_ATTRIBUTE WRONG_TYPE EMPTY_TABLE";

  private static final Map<String, String[]> NAMES =
      Map.of(IO, IO_NAMES.split(" "), DBUS, DBUS_NAMES.split(" "), SECRET, SECRET_NAMES.split(" "));

  private GlibErrors() {}

  /** Returns the name without its prefix, or {@code ""} for one that has none here. */
  static String shortName(GlibException error) {
    String[] names = NAMES.getOrDefault(error.domain(), new String[0]);
    return error.code() >= 0 && error.code() < names.length ? names[error.code()] : "";
  }

  /** Returns the name as the C header has it, or the domain if there is no name. */
  static String name(GlibException error) {
    String name = shortName(error);
    return name.isEmpty()
        ? error.domain().toLowerCase(Locale.ROOT)
        : PREFIXES.getOrDefault(error.domain(), "") + name;
  }
}
