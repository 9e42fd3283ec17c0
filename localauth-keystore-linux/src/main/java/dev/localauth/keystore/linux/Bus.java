// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The session bus, for as long as {@code cancellable} is not cancelled.
 *
 * @param libraries the native libraries
 * @param connection the {@code GDBusConnection}
 * @param cancellable the {@code GCancellable}
 */
record Bus(Libraries libraries, Pointer connection, Pointer cancellable) {
  static final String NAME = "org.freedesktop.DBus";
  static final String PATH = "/org/freedesktop/DBus";

  // The deadline is the only clock: the cancellable ends the call.
  private static final int NO_TIMEOUT = Integer.MAX_VALUE;

  /** Calls a method of one object and returns its answer, which is of {@code replyType}. */
  Variant call(String owner, String path, String member, Pointer arguments, String replyType)
      throws GlibException {
    int dot = member.lastIndexOf('.');
    String method = member.substring(dot + 1);
    ErrorSlot error = new ErrorSlot();
    Pointer reply =
        libraries
            .gio()
            .g_dbus_connection_call_sync(
                connection,
                owner,
                path,
                member.substring(0, dot),
                method,
                arguments,
                replyType,
                Gio.G_DBUS_CALL_FLAGS_NO_AUTO_START,
                NO_TIMEOUT,
                cancellable,
                error.reference());
    if (reply == null) {
      throw error.take(libraries.glib(), method);
    }
    return new Variant(libraries.glib(), reply);
  }

  /** Returns the unique name of the program behind {@code name}, or {@code ""}. */
  String owner(String name) throws GlibException {
    Arguments arguments = new Arguments(libraries.glib());
    Pointer asked = arguments.tuple(arguments.text(name));
    try (Variant reply = call(NAME, PATH, NAME + ".GetNameOwner", asked, "(s)")) {
      return reply.part(0, Variant::text);
    } catch (GlibException failure) {
      if (SecretServiceError.isNobody(failure)) {
        return "";
      }
      throw failure;
    }
  }

  /** Returns which program is behind a unique name, as far as the system tells. */
  Provider provider(String owner) {
    Arguments arguments = new Arguments(libraries.glib());
    Pointer asked = arguments.tuple(arguments.text(owner));
    String call = NAME + ".GetConnectionUnixProcessID";
    try (Variant reply = call(NAME, PATH, call, asked, "(u)")) {
      Path process = Path.of("/proc", String.valueOf(reply.part(0, Variant::number)));
      return Provider.ofProcess(Files.readString(process.resolve("comm")));
    } catch (GlibException | IOException untold) {
      return Provider.OTHER;
    }
  }
}
