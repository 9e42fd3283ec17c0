// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;

/** The native libraries. */
record Libraries(Glib glib, Gobject gobject, Gio gio, LibSecret secret) {
  /**
   * Loads the libraries of this machine.
   *
   * @throws LinkageError if one is missing
   */
  static Libraries load() {
    return new Libraries(
        load("libglib-2.0.so.0", Glib.class),
        load("libgobject-2.0.so.0", Gobject.class),
        load("libgio-2.0.so.0", Gio.class),
        load("libsecret-1.so.0", LibSecret.class));
  }

  private static <L extends Library> L load(String soname, Class<L> binding) {
    // JNA's default follows the locale, and the POSIX locale turns "é" into "?".
    return Native.load(soname, binding, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
  }
}
