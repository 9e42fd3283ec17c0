// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static java.util.stream.Collectors.joining;

import dev.localauth.core.Explanation.Layer;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.Requirement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells of each value that decides over the gate which layer it comes from. */
final class Explaining {
  private final Requirement requirement;
  private final Places places;
  private final List<Explanation> told = new ArrayList<>();

  private Explaining(Requirement requirement) {
    this.requirement = requirement;
    this.places = requirement.places();
  }

  static List<Explanation> of(Requirement requirement) {
    Explaining explaining = new Explaining(requirement);
    explaining.tellAll();
    return explaining.told;
  }

  private void tellAll() {
    tellRequired();
    requirement
        .policy()
        .methods()
        .ifPresent(
            methods -> byPolicy("methods", String.join(", ", methods.stream().sorted().toList())));
    requirement.marker().ifPresent(this::tellWays);
    tellStore();
    requirement
        .settings()
        .sessionScope()
        .ifPresentOrElse(
            scope -> bySettings("sessionScope", scope.toString()),
            () -> byDefault("sessionScope", requirement.settings().scope().toString()));
    tellLimit("maxSession", requirement.settings().maxSession());
    tellLimit("idleTimeout", requirement.settings().idleTimeout());
    tellStepUp();
  }

  private void tellRequired() {
    if (requirement.policy().required()) {
      byPolicy("required", "yes");
    } else if (requirement.marker().isPresent()) {
      byEnrollment("required", "yes");
    } else if (requirement.settings().enabled()) {
      bySettings("required", "yes");
    } else {
      byDefault("required", "no");
    }
  }

  private void tellWays(Marker marker) {
    List<Way> left = requirement.acceptable(marker.ways());
    String ways = left.isEmpty() ? "none" : words(left);
    if (!requirement.wanted(marker.ways()).equals(left)) {
      byPolicy("ways", ways);
    } else if (left.equals(marker.ways())) {
      byEnrollment("ways", ways);
    } else {
      bySettings("ways", ways);
    }
  }

  private static String words(List<Way> ways) {
    return ways.stream().map(way -> String.join(" and ", way.methods())).collect(joining("; or "));
  }

  private void tellStore() {
    if (requirement.marker().isPresent()) {
      byEnrollment("store", requirement.marker().get().store());
    } else if (requirement.settings().store().isPresent()) {
      bySettings("store", requirement.settings().store().get());
    } else {
      byDefault("store", "the platform's");
    }
  }

  private void tellLimit(String key, Optional<Duration> limit) {
    limit.ifPresentOrElse(
        duration -> bySettings(key, duration.toString()),
        () -> byDefault(key, "as long as the terminal lives"));
  }

  private void tellStepUp() {
    String all =
        requirement.stepUp().stream().sorted().map(StepUp::toString).collect(joining(", "));
    if (all.isEmpty()) {
      byDefault("stepUp", "none");
    } else if (requirement.policy().stepUp().containsAll(requirement.settings().stepUp())) {
      byPolicy("stepUp", all);
    } else {
      bySettings("stepUp", all);
    }
  }

  private void byPolicy(String key, String value) {
    tell(key, value, Layer.POLICY, Optional.of(places.policy()));
  }

  private void byEnrollment(String key, String value) {
    tell(key, value, Layer.ENROLLMENT, Optional.of(places.marker()));
  }

  private void bySettings(String key, String value) {
    tell(key, value, Layer.SETTINGS, Optional.of(places.settings()));
  }

  private void byDefault(String key, String value) {
    tell(key, value, Layer.DEFAULT, Optional.empty());
  }

  private void tell(String key, String value, Layer layer, Optional<Path> file) {
    told.add(new Explanation(key, value, layer, file));
  }
}
