// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

/** The operating system's word about whoever was there. */
public enum Answer {
  /** It is the person of this account. */
  VERIFIED,
  /** It is somebody else, or could not be recognized; counts as a wrong answer. */
  WRONG
}
