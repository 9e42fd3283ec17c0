// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Library;
import com.sun.jna.Pointer;

/**
 * glib-object.h.
 *
 * @see <a href="https://docs.gtk.org/gobject/">GObject</a>
 */
interface Gobject extends Library {
  Pointer g_object_ref(Pointer object);

  void g_object_unref(Pointer object);
}
