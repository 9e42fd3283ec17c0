// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code objc_msgSend}, once for each shape of a message. It is not variadic: it jumps to the
 * method, so that each call must have the method's own prototype. NSInteger is long. BOOL is 8 bits
 * and leaves the rest of its register undefined, so it is byte; what JNA calls boolean is 32 bits
 * and would take a NO for a yes.
 */
record Messages(
    ForObject forObject,
    ForInteger forInteger,
    ForNothing forNothing,
    WithObject withObject,
    CanEvaluate canEvaluate,
    Evaluate evaluate) {
  /** Loads them from the Objective-C runtime at this absolute path. */
  static Messages load(String runtime) {
    return new Messages(
        Native.load(runtime, ForObject.class),
        Native.load(runtime, ForInteger.class),
        Native.load(runtime, ForNothing.class),
        Native.load(runtime, WithObject.class),
        Native.load(runtime, CanEvaluate.class),
        Native.load(runtime, Evaluate.class));
  }

  /** Returns an object: {@code alloc}, {@code init}, a property. */
  interface ForObject extends Library {
    @Nullable Pointer objc_msgSend(Pointer receiver, Pointer selector);
  }

  /** Returns an NSInteger: {@code -[NSError code]}. */
  interface ForInteger extends Library {
    long objc_msgSend(Pointer receiver, Pointer selector);
  }

  /** Returns nothing: {@code release}, {@code invalidate}. */
  interface ForNothing extends Library {
    void objc_msgSend(Pointer receiver, Pointer selector);
  }

  /** {@code -[LAContext setLocalizedFallbackTitle:]}. */
  interface WithObject extends Library {
    void objc_msgSend(Pointer receiver, Pointer selector, Pointer object);
  }

  /** {@code -[LAContext canEvaluatePolicy:error:]}. */
  interface CanEvaluate extends Library {
    byte objc_msgSend(Pointer receiver, Pointer selector, long policy, PointerByReference error);
  }

  /** {@code -[LAContext evaluatePolicy:localizedReason:reply:]}. */
  interface Evaluate extends Library {
    void objc_msgSend(
        Pointer receiver, Pointer selector, long policy, Pointer reason, Pointer reply);
  }
}
