// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Enrollments;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.MethodState;
import java.util.List;
import java.util.Optional;

/**
 * What only the store can tell, if it can be asked without disturbing anybody.
 *
 * @param methods how each method stands
 * @param recoveryCodes how many recovery codes are left
 * @param obstacle why the store could not tell
 */
record Attempts(
    Optional<List<MethodState>> methods,
    Optional<Integer> recoveryCodes,
    Optional<GateClosedException> obstacle) {
  static final Attempts NONE = new Attempts(Optional.empty(), Optional.empty(), Optional.empty());

  static Attempts read(Enrollments enrollments) {
    try {
      return new Attempts(
          Optional.of(enrollments.list()),
          Optional.of(enrollments.recoveryCodesLeft().orElse(0)),
          Optional.empty());
    } catch (GateClosedException closed) {
      return new Attempts(Optional.empty(), Optional.empty(), Optional.of(closed));
    }
  }
}
