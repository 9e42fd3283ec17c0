// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.time.Duration;

/** How long things take: for a person, and for a machine that is asked. */
interface Waiting {
  /** What really passes. */
  Waiting REAL =
      new Waiting() {
        @Override
        public Stopwatch stopwatch() {
          return new RunningStopwatch();
        }

        @Override
        public Duration patience() {
          return Duration.ofSeconds(5);
        }
      };

  /** Begins to wait for the person. */
  Stopwatch stopwatch();

  /** Returns how long a machine may take for a whole answer. */
  Duration patience();
}
