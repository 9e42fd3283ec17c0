// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import dev.localauth.core.StepUp;
import dev.localauth.core.enrollment.Way;
import java.util.Optional;
import java.util.Set;

/**
 * The administrator's floor, which nothing below can weaken.
 *
 * @param present whether there is a policy
 * @param required whether the gate must be on
 * @param methods the methods that may be used; empty for all
 * @param stepUp for which starts of an agent an open session is not enough
 */
public record Policy(
    boolean present, boolean required, Optional<Set<String>> methods, Set<StepUp> stepUp) {
  /** What holds where there is no policy file. */
  public static final Policy NONE = new Policy(false, false, Optional.empty(), Set.of());

  /** Copies {@code methods} and {@code stepUp}. */
  public Policy {
    methods = methods.isPresent() ? Optional.of(Set.copyOf(methods.get())) : methods;
    stepUp = Set.copyOf(stepUp);
  }

  /** Says whether each method of {@code way} may be used. */
  public boolean allows(Way way) {
    return methods.isEmpty() || methods.get().containsAll(way.methods());
  }
}
