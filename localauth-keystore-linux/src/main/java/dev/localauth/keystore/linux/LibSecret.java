// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Library;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * secret.h: the agreed session with the provider, and the form in which secrets travel through it.
 *
 * @see <a href="https://gnome.pages.gitlab.gnome.org/libsecret/">libsecret</a>
 */
interface LibSecret extends Library {
  int SECRET_SERVICE_OPEN_SESSION = 2;

  @Nullable Pointer secret_service_get_sync(
      int flags, Pointer cancellable, PointerByReference error);

  void secret_service_disconnect();

  String secret_service_get_session_dbus_path(Pointer service);

  @Nullable Pointer secret_service_encode_dbus_secret(Pointer service, Pointer value);

  @Nullable Pointer secret_service_decode_dbus_secret(Pointer service, Pointer value);

  Pointer secret_value_new(Pointer secret, NativeLong length, String contentType);

  Pointer secret_value_get(Pointer value, NativeLongByReference length);

  void secret_value_unref(Pointer value);
}
