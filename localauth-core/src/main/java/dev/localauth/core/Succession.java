// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Secret;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import java.io.IOException;
import java.util.Optional;

/**
 * Lets one enrollment take the place of another. At each moment, should the process be killed,
 * marker and store mean the same enrollment, the old one or the new one.
 */
final class Succession {
  private final GateParts parts;
  private final Places places;
  private final Optional<Marker> marker;

  Succession(GateParts parts, Requirement requirement) {
    this.parts = parts;
    this.places = requirement.places();
    this.marker = requirement.marker();
  }

  void to(StoredEnrollment next) throws LocalAuthException, IOException {
    if (marker.isPresent() && marker.get().store().equals(next.store().id())) {
      marker.get().expecting(next.enrollment()).write(places.marker(), parts.uid());
    }
    try (Secret content = Secret.owning(next.enrollment().toBytes())) {
      next.store().store(EnrollmentReader.name(parts.application()), content);
    }
    Marker.of(next.store().id(), next.enrollment()).write(places.marker(), parts.uid());
  }
}
