// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * gio.h.
 *
 * @see <a href="https://docs.gtk.org/gio/">Gio</a>
 */
interface Gio extends Library {
  int G_BUS_TYPE_SESSION = 2;
  int G_DBUS_CALL_FLAGS_NO_AUTO_START = 1;
  int G_DBUS_SIGNAL_FLAGS_NONE = 0;

  Pointer g_cancellable_new();

  void g_cancellable_cancel(Pointer cancellable);

  @Nullable Pointer g_bus_get_sync(int busType, Pointer cancellable, PointerByReference error);

  void g_dbus_connection_set_exit_on_close(Pointer connection, int exitOnClose);

  int g_dbus_connection_is_closed(Pointer connection);

  @Nullable Pointer g_dbus_connection_call_sync(
      Pointer connection,
      String busName,
      String objectPath,
      String interfaceName,
      String methodName,
      Pointer parameters,
      String replyType,
      int flags,
      int timeoutMillis,
      Pointer cancellable,
      PointerByReference error);

  void g_dbus_connection_call(
      Pointer connection,
      String busName,
      String objectPath,
      String interfaceName,
      String methodName,
      Pointer parameters,
      @Nullable String replyType,
      int flags,
      int timeoutMillis,
      @Nullable Pointer cancellable,
      @Nullable Pointer callback,
      @Nullable Pointer userData);

  int g_dbus_connection_signal_subscribe(
      Pointer connection,
      String sender,
      String interfaceName,
      String member,
      String objectPath,
      @Nullable String arg0,
      int flags,
      SignalCallback callback,
      @Nullable Pointer userData,
      @Nullable Pointer userDataFree);

  void g_dbus_connection_signal_unsubscribe(Pointer connection, int subscription);

  /** {@code GDBusSignalCallback}. */
  interface SignalCallback extends Callback {
    void signalled(
        Pointer connection,
        String sender,
        String objectPath,
        String interfaceName,
        String signalName,
        Pointer parameters,
        @Nullable Pointer userData);
  }
}
