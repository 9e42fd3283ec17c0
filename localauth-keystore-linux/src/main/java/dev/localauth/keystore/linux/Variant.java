// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A {@code GVariant} that was received; closing it gives it back. */
final class Variant implements AutoCloseable {
  private final Glib glib;
  private final Pointer value;

  /** Takes over one reference to {@code value}. */
  Variant(Glib glib, Pointer value) {
    this.glib = glib;
    this.value = value;
  }

  /** Returns what {@code reading} makes of one part of a tuple or array. */
  <T> T part(int index, Function<Variant, T> reading) {
    return read(glib.g_variant_get_child_value(value, new NativeLong(index)), reading);
  }

  /** Returns what {@code reading} makes of the value inside a variant. */
  <T> T content(Function<Variant, T> reading) {
    return read(glib.g_variant_get_variant(value), reading);
  }

  private <T> T read(Pointer inner, Function<Variant, T> reading) {
    try (Variant part = new Variant(glib, inner)) {
      return reading.apply(part);
    }
  }

  /** Says whether this is of a type, as its signature names it. */
  boolean is(String type) {
    return glib.g_variant_get_type_string(value).equals(type);
  }

  /** Returns a string or object path. */
  String text() {
    return glib.g_variant_get_string(value, null);
  }

  /** Returns an array of strings or object paths. */
  List<String> texts() {
    int count = glib.g_variant_n_children(value).intValue();
    List<String> texts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      texts.add(part(i, Variant::text));
    }
    return texts;
  }

  boolean flag() {
    return glib.g_variant_get_boolean(value) != Glib.FALSE;
  }

  long number() {
    return Integer.toUnsignedLong(glib.g_variant_get_uint32(value));
  }

  /** Returns the native value, which stays this object's. */
  Pointer lent() {
    return value;
  }

  @Override
  public void close() {
    glib.g_variant_unref(value);
  }
}
