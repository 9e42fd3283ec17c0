// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import java.time.Duration;

/**
 * How long a system may take.
 *
 * @param alone where it asks nobody
 * @param withAPerson while somebody is asked
 */
public record Limits(Duration alone, Duration withAPerson) {
  /** What a person waits for. */
  public static final Limits USUAL = new Limits(Duration.ofSeconds(5), Duration.ofSeconds(60));
}
