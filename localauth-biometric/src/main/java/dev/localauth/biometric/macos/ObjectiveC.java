// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** objc/runtime.h, and the two functions to which clang translates {@code @autoreleasepool}. */
interface ObjectiveC extends Library {
  @Nullable Pointer objc_getClass(String name);

  Pointer sel_registerName(String name);

  Pointer objc_autoreleasePoolPush();

  void objc_autoreleasePoolPop(Pointer pool);
}
