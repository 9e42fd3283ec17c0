// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.EnrollmentReader;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import dev.localauth.core.session.Grounds;
import dev.localauth.core.settings.Settings;
import dev.localauth.core.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lets one enrollment take the place of another. At each moment, should the process be killed,
 * marker, store and settings mean the same enrollment, the old one or the new one: while the change
 * is under way the marker means either, and the settings have no say.
 */
final class Succession {
  static final Step NOTHING = () -> {};

  private final GateParts parts;
  private final Requirement requirement;
  private final Places places;

  Succession(GateParts parts, Requirement requirement) {
    this.parts = parts;
    this.requirement = requirement;
    this.places = requirement.places();
  }

  /**
   * Replaces {@code earlier} by {@code next}. After an exception {@code earlier} holds again, or,
   * if it could not be put back, either of the two does.
   *
   * @throws UnfinishedException in that last case
   */
  void replace(Optional<StoredEnrollment> earlier, StoredEnrollment next)
      throws GateClosedException, LocalAuthException, IOException {
    replace(earlier, next, NOTHING, NOTHING);
  }

  /** What belongs to a change besides the enrollment; whole, or not done at all. */
  interface Step {
    void run() throws GateClosedException, LocalAuthException, IOException;
  }

  /** Does the same, with {@code first} and {@code last} as first and last step of the change. */
  void replace(Optional<StoredEnrollment> earlier, StoredEnrollment next, Step first, Step last)
      throws GateClosedException, LocalAuthException, IOException {
    try (ChangeLock held = ChangeLock.acquire(parts, places)) {
      held.requireUnchanged(earlier);
      first.run();
      SettingsFile settings = parts.settings(places);
      Optional<byte[]> before = settings.content();
      expect(earlier, next);
      try {
        advance(earlier, next, settings);
        last.run();
      } catch (GateClosedException | LocalAuthException | IOException | RuntimeException failure) {
        goBack(earlier, next, settings, before, failure);
        throw failure;
      }
    }
  }

  private void advance(
      Optional<StoredEnrollment> earlier, StoredEnrollment next, SettingsFile settings)
      throws LocalAuthException, IOException {
    keep(next);
    requireKept(next);
    settings.write(following(earlier, next));
    markerOf(next).write(marker(), parts.uid());
  }

  /** Settings that name the store that is left name the next one from then on. */
  private Settings following(Optional<StoredEnrollment> earlier, StoredEnrollment next) {
    Settings enabled = requirement.settings().enabledBy(named(earlier, next.enrollment()));
    Optional<String> left = earlier.map(old -> old.store().id());
    return left.isPresent() && enabled.store().equals(left)
        ? enabled.keptIn(next.store().id())
        : enabled;
  }

  /** Settings that name some of the ways go on to leave out the others; a new way is named. */
  private List<Way> named(Optional<StoredEnrollment> earlier, Enrollment next) {
    Optional<Enrollment> same =
        earlier.map(StoredEnrollment::enrollment).filter(old -> old.id().equals(next.id()));
    if (same.isEmpty() || requirement.isChanging() || requirement.settings().ways().isEmpty()) {
      return next.ways();
    }
    List<Way> before = same.get().ways();
    List<Way> named = new ArrayList<>(requirement.settings().ways());
    named.removeIf(way -> next.ways().stream().noneMatch(way::sameMethods));
    next.ways().stream()
        .filter(way -> before.stream().noneMatch(way::sameMethods))
        .forEach(named::add);
    return named.isEmpty() ? next.ways() : named;
  }

  private void goBack(
      Optional<StoredEnrollment> earlier,
      StoredEnrollment next,
      SettingsFile settings,
      Optional<byte[]> before,
      Exception failure)
      throws IOException {
    try {
      expect(earlier, next);
      if (earlier.isPresent()) {
        keep(earlier.get());
      }
      if (earlier.filter(old -> old.store().id().equals(next.store().id())).isEmpty()) {
        next.store().delete(name());
      }
      settings.restore(before);
      if (earlier.isPresent()) {
        requirement.marker().orElse(markerOf(earlier.get())).write(marker(), parts.uid());
      } else {
        AtomicFile.delete(marker());
      }
    } catch (LocalAuthException | IOException | RuntimeException stuck) {
      failure.addSuppressed(stuck);
      throw new UnfinishedException(failure);
    }
  }

  /**
   * Ends a change that was cut short, and writes a marker that was lost, now that the person has
   * passed; returns the grounds that result.
   */
  Grounds settle(StoredEnrollment stored, Grounds grounds)
      throws GateClosedException, LocalAuthException, IOException {
    if (requirement.marker().isPresent() && !requirement.isChanging()) {
      return grounds;
    }
    try (ChangeLock held = ChangeLock.acquire(parts, places)) {
      held.requireUnchanged(Optional.of(stored));
      if (requirement.isChanging()) {
        parts
            .settings(places)
            .write(
                requirement
                    .settings()
                    .enabledBy(stored.enrollment().ways())
                    .keptIn(stored.store().id()));
      }
      markerOf(stored).write(marker(), parts.uid());
      return requirement.isChanging() ? Grounds.now(places) : grounds.withMarkerOf(places);
    }
  }

  private void expect(Optional<StoredEnrollment> earlier, StoredEnrollment next)
      throws IOException {
    if (earlier.isPresent()) {
      // Not the marker that was read: that of a change cut short means what was before earlier.
      markerOf(earlier.get()).expecting(next.enrollment()).write(marker(), parts.uid());
    }
  }

  private void keep(StoredEnrollment stored) throws SecretStoreException {
    try (Secret content = Secret.owning(stored.enrollment().toBytes())) {
      stored.store().store(name(), content);
    }
  }

  private void requireKept(StoredEnrollment stored) throws SecretStoreException {
    try (Secret content = Secret.owning(stored.enrollment().toBytes())) {
      Belongings.requireSame(Optional.of(content), stored.store(), name());
    }
  }

  private static Marker markerOf(StoredEnrollment stored) {
    return Marker.of(stored.store().id(), stored.enrollment());
  }

  private SecretName name() {
    return EnrollmentReader.name(parts.application());
  }

  private Path marker() {
    return places.marker();
  }

  /** Neither was the change made nor could it be taken back: what belongs to either must stay. */
  static final class UnfinishedException extends IOException {
    private static final long serialVersionUID = 1L;

    UnfinishedException(Exception failure) {
      super("the change was not finished: " + failure.getMessage(), failure);
    }
  }
}
