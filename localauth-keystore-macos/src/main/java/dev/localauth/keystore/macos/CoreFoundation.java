// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** CFBase.h, CFString.h, CFData.h, CFDictionary.h. CFIndex is long, Boolean is byte. */
interface CoreFoundation extends Library {
  int kCFStringEncodingUTF8 = 0x08000100;

  void CFRelease(Pointer object);

  long CFGetTypeID(Pointer object);

  @Nullable Pointer CFStringCreateWithBytes(
      @Nullable Pointer allocator, byte[] bytes, long length, int encoding, byte isExternal);

  byte CFStringGetCString(Pointer string, Pointer buffer, long size, int encoding);

  long CFDataGetTypeID();

  @Nullable Pointer CFDataCreateMutable(@Nullable Pointer allocator, long capacity);

  void CFDataSetLength(Pointer data, long length);

  long CFDataGetLength(Pointer data);

  @Nullable Pointer CFDataGetBytePtr(Pointer data);

  @Nullable Pointer CFDataGetMutableBytePtr(Pointer data);

  @Nullable Pointer CFDictionaryCreateMutable(
      @Nullable Pointer allocator, long capacity, Pointer keyCallBacks, Pointer valueCallBacks);

  void CFDictionarySetValue(Pointer dictionary, Pointer key, Pointer value);
}
