// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.List;
import java.util.Map;

/** Builds the arguments of a call. Each value belongs to what it is put into, and to the call. */
record Arguments(Glib glib) {
  Pointer tuple(Pointer... values) {
    return glib.g_variant_new_tuple(
        values.length == 0 ? null : values, new NativeLong(values.length));
  }

  Pointer text(String value) {
    return glib.g_variant_new_string(value);
  }

  Pointer path(String value) {
    return glib.g_variant_new_object_path(value);
  }

  Pointer flag(boolean value) {
    return glib.g_variant_new_boolean(value ? Glib.TRUE : Glib.FALSE);
  }

  Pointer variant(Pointer value) {
    return glib.g_variant_new_variant(value);
  }

  Pointer paths(List<String> values) {
    return array("o", values.stream().map(this::path).toArray(Pointer[]::new));
  }

  /** Returns {@code a{ss}}. */
  Pointer texts(Map<String, String> values) {
    return array(
        "{ss}",
        values.entrySet().stream()
            .map(each -> entry(each.getKey(), text(each.getValue())))
            .toArray(Pointer[]::new));
  }

  /** Returns {@code a{sv}}. */
  Pointer variants(Map<String, Pointer> values) {
    return array(
        "{sv}",
        values.entrySet().stream()
            .map(each -> entry(each.getKey(), variant(each.getValue())))
            .toArray(Pointer[]::new));
  }

  private Pointer entry(String key, Pointer value) {
    return glib.g_variant_new_dict_entry(text(key), value);
  }

  private Pointer array(String type, Pointer[] values) {
    return glib.g_variant_new_array(
        type, values.length == 0 ? null : values, new NativeLong(values.length));
  }
}
