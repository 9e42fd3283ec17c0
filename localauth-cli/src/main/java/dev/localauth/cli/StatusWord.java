// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Decision;
import dev.localauth.core.Status;

/** The status in one word. */
final class StatusWord {
  private StatusWord() {}

  static String of(Status status) {
    if (status.decision() instanceof Decision.Open open) {
      return open.how() == Decision.How.SESSION ? "open" : "off";
    }
    return "locked";
  }
}
