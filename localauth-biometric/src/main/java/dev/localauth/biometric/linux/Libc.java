// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** The C library, which is in the process already. */
interface Libc extends Library {
  /** prctl(2). */
  int PR_SET_DUMPABLE = 4;

  int getuid();

  /** getpwuid(3); the name is the first member. */
  @Nullable Pointer getpwuid(int uid);

  @Nullable Pointer calloc(NativeLong count, NativeLong size);

  void free(Pointer memory);

  int prctl(int option, NativeLong value, NativeLong three, NativeLong four, NativeLong five);

  static Libc load() {
    return Native.load(Libc.class);
  }
}
