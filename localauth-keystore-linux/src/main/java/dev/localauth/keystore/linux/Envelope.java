// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.NativeLongByReference;
import java.util.Optional;

/**
 * The form in which secrets travel to and from the provider: encrypted with the key of a session,
 * where the provider can.
 *
 * @param library libsecret
 * @param service the {@code SecretService} that holds the session
 */
record Envelope(LibSecret library, Pointer service) {
  private static final String TEXT = "text/plain";

  /** Returns the argument that stands for {@code value} in a call. */
  Pointer seal(byte[] value) throws GlibException {
    Pointer secret = secret(value);
    try {
      Pointer sent = library.secret_service_encode_dbus_secret(service, secret);
      if (sent == null) {
        throw SecretServiceError.notEncrypted();
      }
      return sent;
    } finally {
      library.secret_value_unref(secret);
    }
  }

  /** Returns what {@code sent} holds; empty if it cannot be decrypted. */
  Optional<byte[]> open(Pointer sent) {
    Pointer secret = library.secret_service_decode_dbus_secret(service, sent);
    if (secret == null) {
      return Optional.empty();
    }
    try {
      NativeLongByReference length = new NativeLongByReference();
      Pointer bytes = library.secret_value_get(secret, length);
      return Optional.of(bytes.getByteArray(0, length.getValue().intValue()));
    } finally {
      library.secret_value_unref(secret);
    }
  }

  // libsecret copies the value into locked memory, which it overwrites when it frees it.
  private Pointer secret(byte[] value) {
    try (Memory copy = new Memory(Math.max(1, value.length))) {
      try {
        copy.write(0, value, 0, value.length);
        return library.secret_value_new(copy, new NativeLong(value.length), TEXT);
      } finally {
        copy.clear();
      }
    }
  }
}
