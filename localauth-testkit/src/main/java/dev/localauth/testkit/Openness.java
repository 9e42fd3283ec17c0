// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Secret;

/** Whether a secret is still open, which a secret itself has no reason to tell. */
final class Openness {
  private Openness() {}

  static boolean isOpen(Secret secret) {
    try {
      return secret.length() >= 0;
    } catch (IllegalStateException closed) {
      return false;
    }
  }
}
