// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.requirement;

import dev.localauth.core.StepUp;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.place.Places;
import dev.localauth.core.settings.Policy;
import dev.localauth.core.settings.Settings;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the files say must be true, before any store is asked.
 *
 * @param places where the decisive files are
 * @param policy the administrator's floor
 * @param settings what the person asks for
 * @param marker what says that an enrollment exists
 */
public record Requirement(
    Places places, Policy policy, Settings settings, Optional<Marker> marker) {

  /** Says whether the gate is asked for although nothing says that somebody is enrolled. */
  public boolean askedFor() {
    return policy.required() || settings.enabled();
  }

  /**
   * Returns the ways that may be asked of those that are {@code enrolled}: the ones the settings
   * name, in their order, or all of them; empty if the settings or the policy leave none.
   */
  public List<Way> acceptable(List<Way> enrolled) {
    return wanted(enrolled).stream().filter(policy::allows).toList();
  }

  /** Returns the same, before the policy is heard. */
  public List<Way> wanted(List<Way> enrolled) {
    boolean silent = settings.ways().isEmpty() || isChanging();
    List<Way> named = silent ? enrolled : settings.ways();
    return named.stream().filter(way -> enrolled.stream().anyMatch(way::sameMethods)).toList();
  }

  /** Returns for which starts of an agent an open session is not enough. */
  public Set<StepUp> stepUp() {
    Set<StepUp> all = new HashSet<>(policy.stepUp());
    all.addAll(settings.stepUp());
    return all;
  }

  /**
   * Says whether a change of the enrollment was begun and did not end: then the settings may be
   * those of either, and have no say.
   */
  public boolean isChanging() {
    return marker.isPresent() && marker.get().successor().isPresent();
  }

  /** Says whether the settings name a way that was not enrolled: fewer, other or weaker methods. */
  public boolean namesForeignWay(List<Way> enrolled) {
    if (isChanging()) {
      return false;
    }
    for (Way way : settings.ways()) {
      if (!way.isAmong(enrolled)) {
        return true;
      }
    }
    return false;
  }
}
