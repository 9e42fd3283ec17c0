// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.UUID;

/** The names of interfaces, laid out as in guiddef.h, for as long as the program runs. */
final class Guid {
  /** {@code IAsyncInfo} of asyncinfo.h. */
  static final Pointer ASYNC_INFO = of("00000036-0000-0000-C000-000000000046");

  /** {@code IUserConsentVerifierStatics} of windows.security.credentials.ui.idl. */
  static final Pointer STATICS = of("AF4F3F91-564C-4DDC-B8B5-973447627C65");

  /** {@code IUserConsentVerifierInterop} of userconsentverifierinterop.h. */
  static final Pointer INTEROP = of("39E050C3-4E74-441A-8DC0-B81104DF949C");

  /** {@code IAsyncOperation<UserConsentVerificationResult>}. */
  static final Pointer VERIFICATION = of("FD596FFD-2318-558F-9DBE-D21DF43764A5");

  private Guid() {}

  private static Pointer of(String text) {
    UUID name = UUID.fromString(text);
    long first = name.getMostSignificantBits();
    Memory guid = new Memory(16);
    guid.setInt(0, (int) (first >>> 32));
    guid.setShort(4, (short) (first >>> 16));
    guid.setShort(6, (short) first);
    guid.setLong(8, Long.reverseBytes(name.getLeastSignificantBits()));
    return guid;
  }
}
