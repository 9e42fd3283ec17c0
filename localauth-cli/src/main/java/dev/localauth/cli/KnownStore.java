// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Enrollments;
import picocli.CommandLine;

/** Tells a mistyped store from one that cannot be used. */
final class KnownStore {
  private KnownStore() {}

  static void require(String id, Enrollments enrollments, CommandLine line) {
    if (!enrollments.storeIds().contains(id)) {
      throw new CommandLine.ParameterException(
          line, "there is no store " + id + ", only " + String.join(", ", enrollments.storeIds()));
    }
  }
}
