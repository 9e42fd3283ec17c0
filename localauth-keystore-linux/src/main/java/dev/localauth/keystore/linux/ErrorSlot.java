// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** Where a native call leaves its {@code GError}. */
final class ErrorSlot {
  // struct GError { guint32 domain; gint code; gchar *message; }
  private static final int CODE = 4;
  private static final int MESSAGE = 8;

  private final PointerByReference reference = new PointerByReference();

  PointerByReference reference() {
    return reference;
  }

  /** Returns what {@code call} left here, and frees it. */
  GlibException take(Glib glib, String call) {
    Pointer error = reference.getValue();
    if (error == null) {
      // A wrong argument is reported on standard error only.
      return new GlibException(call, "none", 0, "the library gave no reason");
    }
    try {
      return new GlibException(
          call,
          glib.g_quark_to_string(error.getInt(0)),
          error.getInt(CODE),
          error.getPointer(MESSAGE).getString(0, "UTF-8"));
    } finally {
      glib.g_error_free(error);
      reference.setValue(null);
    }
  }
}
