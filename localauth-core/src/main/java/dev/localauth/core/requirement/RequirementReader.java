// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.requirement;

import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.place.Places;
import dev.localauth.core.settings.Policy;
import dev.localauth.core.settings.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads policy, settings and marker; whatever cannot be relied on closes the gate. */
public final class RequirementReader {
  private final GateParts parts;

  /** Reads the files of {@code parts}. */
  public RequirementReader(GateParts parts) {
    this.parts = parts;
  }

  /** Returns what the files say. */
  public Requirement read() throws GateClosedException {
    Policy policy = policy();
    List<Places> candidates = candidates(policy);
    for (Places places : candidates) {
      Optional<Marker> marker = marker(places);
      if (marker.isPresent()) {
        return new Requirement(places, policy, settings(places), marker);
      }
    }
    return unmarked(policy, candidates);
  }

  /** Settings that ask for the gate do so wherever they are: HOME must not talk them away. */
  private Requirement unmarked(Policy policy, List<Places> candidates) throws GateClosedException {
    List<Requirement> all = new ArrayList<>();
    for (Places places : candidates) {
      all.add(at(places, policy));
    }
    return all.stream()
        .filter(requirement -> requirement.settings().enabled())
        .findFirst()
        .orElse(all.get(all.size() - 1));
  }

  /** Under a policy the environment has no say in where the account's files are. */
  List<Places> candidates(Policy policy) {
    return policy.present() ? parts.places().subList(0, 1) : parts.places();
  }

  /** Returns what the files in {@code places}, where no marker is, say. */
  Requirement at(Places places, Policy policy) throws GateClosedException {
    return new Requirement(places, policy, settings(places), Optional.empty());
  }

  private Policy policy() throws GateClosedException {
    try {
      return parts.policy(parts.places().get(0)).read();
    } catch (IOException failure) {
      throw new GateClosedException(
          ClosedReason.POLICY,
          "the policy cannot be relied on: " + message(failure),
          "ask your administrator to repair it",
          failure);
    }
  }

  private Settings settings(Places places) throws GateClosedException {
    try {
      return parts.settings(places).read();
    } catch (IOException failure) {
      throw new GateClosedException(
          ClosedReason.SETTINGS,
          "the settings cannot be used: " + message(failure),
          "correct the file and run the command again",
          failure);
    }
  }

  private Optional<Marker> marker(Places places) throws GateClosedException {
    try {
      return Marker.read(places.marker(), parts.uid());
    } catch (IOException failure) {
      throw new GateClosedException(
          ClosedReason.ENROLLMENT_LOST,
          failure instanceof MalformedFileException
              ? places.marker() + " is damaged: " + failure.getMessage()
              : "the enrollment cannot be read: " + message(failure),
          "see \"localauth help recovery\"",
          failure);
    }
  }

  private static String message(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }
}
