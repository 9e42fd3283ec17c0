// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets several keys blink until one of them is touched. Used on the key's thread only. */
final class TouchChoice {
  private static final int POLL = 50;

  private TouchChoice() {}

  /** Returns the one touched, and closes the others. */
  static SecurityKey of(List<SecurityKey> keys, KeyThread thread) throws FidoException {
    SecurityKey touched = touched(keys, thread);
    for (SecurityKey each : keys) {
      if (each != touched) {
        each.cancel();
        each.close();
      }
    }
    return touched;
  }

  private static SecurityKey touched(List<SecurityKey> keys, KeyThread thread)
      throws FidoException {
    try {
      for (SecurityKey each : keys) {
        each.beginTouch();
      }
      return await(keys, thread);
    } catch (FidoException nobody) {
      // One that is closed before it is told goes on blinking.
      keys.forEach(SecurityKey::cancel);
      throw nobody;
    }
  }

  private static SecurityKey await(List<SecurityKey> keys, KeyThread thread) throws FidoException {
    while (!thread.cancelled()) {
      for (SecurityKey each : keys) {
        long start = System.nanoTime();
        if (each.touched(POLL)) {
          return each;
        }
        // A key that was removed answers at once, each time.
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(POLL) - (System.nanoTime() - start));
      }
    }
    throw new FidoException(
        "fido_dev_get_touch_status", FidoStatus.KEEPALIVE_CANCEL.code(), "cancelled");
  }
}
