// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import java.util.Optional;
import java.util.stream.Stream;

/** What the person has to show (LAPolicy.h); macOS throws at any other number. */
enum LaPolicy {
  /** A finger, and nothing else. */
  BIOMETRICS("biometrics", 1),
  /** A finger or an Apple Watch, and the login password in their place. */
  DEVICE_OWNER("device-owner", 2);

  private final String word;
  private final long number;

  LaPolicy(String word, long number) {
    this.word = word;
    this.number = number;
  }

  static Optional<LaPolicy> of(String word) {
    return Stream.of(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** Returns what it is called in wishes and enrollments. */
  String word() {
    return word;
  }

  long number() {
    return number;
  }
}
