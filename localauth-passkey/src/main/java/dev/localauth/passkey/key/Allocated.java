// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** What libfido2 returned a pointer to. */
final class Allocated {
  private Allocated() {}

  /** Throws if there was no memory. */
  static Pointer require(String call, @Nullable Pointer pointer) throws FidoException {
    if (pointer == null) {
      throw new FidoException(call, FidoStatus.INTERNAL.code(), "no memory");
    }
    return pointer;
  }

  /** Returns a copy of {@code length} bytes; none if there is no pointer. */
  static byte[] bytes(@Nullable Pointer pointer, NativeLong length) {
    return pointer == null ? new byte[0] : pointer.getByteArray(0, length.intValue());
  }

  /** Returns a copy of {@code length} strings; none if there is no pointer. */
  static String[] strings(@Nullable Pointer pointer, NativeLong length) {
    return pointer == null || length.intValue() == 0
        ? new String[0]
        : pointer.getStringArray(0, length.intValue(), "UTF-8");
  }

  static NativeLong length(byte[] bytes) {
    return new NativeLong(bytes.length);
  }
}
