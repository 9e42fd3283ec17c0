// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** CFBase.h, CFString.h, CFData.h. CFIndex is long, Boolean is byte. */
interface CoreFoundation extends Library {
  int kCFStringEncodingUTF8 = 0x08000100;

  void CFRelease(Pointer object);

  long CFGetTypeID(Pointer object);

  @Nullable Pointer CFStringCreateWithBytes(
      @Nullable Pointer allocator, byte[] bytes, long length, int encoding, byte isExternal);

  long CFDataGetTypeID();

  long CFDataGetLength(Pointer data);

  @Nullable Pointer CFDataGetBytePtr(Pointer data);
}
