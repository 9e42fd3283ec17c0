// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import java.time.Duration;

/**
 * How long macOS may take.
 *
 * @param alone where it asks nobody
 * @param withAPerson while its sheet is shown
 */
record Limits(Duration alone, Duration withAPerson) {
  static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(60));
}
