// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * glib.h. A {@code GVariantType} is the text of its signature, so a Java string stands for one.
 *
 * @see <a href="https://docs.gtk.org/glib/">GLib</a>
 */
interface Glib extends Library {
  int TRUE = 1;
  int FALSE = 0;

  void g_free(@Nullable Pointer memory);

  void g_error_free(Pointer error);

  String g_quark_to_string(int quark);

  Pointer g_main_context_new();

  void g_main_context_unref(Pointer context);

  void g_main_context_push_thread_default(Pointer context);

  void g_main_context_pop_thread_default(Pointer context);

  int g_main_context_iteration(Pointer context, int mayBlock);

  void g_main_context_wakeup(Pointer context);

  Pointer g_variant_new_boolean(int value);

  Pointer g_variant_new_string(String value);

  Pointer g_variant_new_object_path(String value);

  Pointer g_variant_new_variant(Pointer value);

  Pointer g_variant_new_dict_entry(Pointer key, Pointer value);

  Pointer g_variant_new_array(
      @Nullable String childType, Pointer @Nullable [] children, NativeLong count);

  Pointer g_variant_new_tuple(Pointer @Nullable [] children, NativeLong count);

  Pointer g_variant_get_child_value(Pointer container, NativeLong index);

  NativeLong g_variant_n_children(Pointer container);

  Pointer g_variant_get_variant(Pointer value);

  String g_variant_get_type_string(Pointer value);

  String g_variant_get_string(Pointer value, @Nullable Pointer length);

  int g_variant_get_boolean(Pointer value);

  int g_variant_get_uint32(Pointer value);

  Pointer g_variant_ref(Pointer value);

  void g_variant_unref(Pointer value);
}
