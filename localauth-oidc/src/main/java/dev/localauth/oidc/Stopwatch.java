// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.time.Duration;

/** Measures a wait, and waits; setting the clock does not change it. */
interface Stopwatch {
  /** Returns the time since the wait began. */
  Duration elapsed();

  /** Lets {@code pause} pass. */
  void pause(Duration pause) throws InterruptedException;
}
