// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.api.Anchor;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.settings.SessionScope;
import dev.localauth.core.settings.Settings;
import java.time.Duration;
import java.util.Optional;

/**
 * One opened gate.
 *
 * @param uid the account it was opened for
 * @param namespaces the process numbers and the clock it counts on
 * @param anchor the process whose life bounds it
 * @param scope what kind of process that is
 * @param way the way it was opened by
 * @param enrollment the fingerprint of the marker, which tells everything of the enrollment
 * @param generation the generation of the enrollment
 * @param grounds the files the decision was made from
 * @param terminal the terminal it was opened in, for the person
 * @param issued when, on the boot clock
 * @param used when it was last used, on the boot clock
 * @param longest how long it lasts at most; zero for the life of the anchor
 * @param idle how long it lasts without use; zero for the life of the anchor
 * @param token the SHA-256 of its token
 */
public record SessionRecord(
    long uid,
    String namespaces,
    Anchor anchor,
    SessionScope scope,
    Way way,
    String enrollment,
    long generation,
    Grounds grounds,
    String terminal,
    Duration issued,
    Duration used,
    Duration longest,
    Duration idle,
    String token) {
  private static final int VERSION = 1;

  /** Says whether, at {@code now} on the boot clock, its time is over or has not come. */
  public boolean expired(Duration now) {
    return now.compareTo(issued) < 0
        || now.compareTo(used) < 0
        || isOver(longest, now.minus(issued))
        || isOver(idle, now.minus(used));
  }

  private static boolean isOver(Duration limit, Duration passed) {
    return !limit.isZero() && passed.compareTo(limit) >= 0;
  }

  /** Says whether, at {@code now}, it is over by the limits that {@code settings} set today. */
  public boolean outlasts(Settings settings, Duration now) {
    return isOver(settings.maxSession().orElse(Duration.ZERO), now.minus(issued))
        || isOver(settings.idleTimeout().orElse(Duration.ZERO), now.minus(used));
  }

  /**
   * Returns this record, used at {@code now} and re-examined against {@code found}; of its limits
   * and those of {@code settings} the stricter ones hold.
   */
  public SessionRecord refreshed(Duration now, Grounds found, Settings settings) {
    return usedAt(
        now,
        found,
        stricter(longest, settings.maxSession().orElse(Duration.ZERO)),
        stricter(idle, settings.idleTimeout().orElse(Duration.ZERO)));
  }

  /** Returns this record, used at {@code now} and otherwise as it is. */
  public SessionRecord usedAt(Duration now) {
    return usedAt(now, grounds, longest, idle);
  }

  private SessionRecord usedAt(Duration now, Grounds found, Duration atMost, Duration unused) {
    return new SessionRecord(
        uid,
        namespaces,
        anchor,
        scope,
        way,
        enrollment,
        generation,
        found,
        terminal,
        issued,
        now,
        atMost,
        unused,
        token);
  }

  private static Duration stricter(Duration one, Duration other) {
    if (one.isZero() || other.isZero()) {
      return one.isZero() ? other : one;
    }
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Says whether it is bound to {@code process}. */
  boolean isOf(Anchor process) {
    return anchor.pid() == process.pid()
        && anchor.startTime() == process.startTime()
        && anchor.bootId().equals(process.bootId());
  }

  /** Returns the file name of the record of {@code anchor}. */
  static String nameOf(Anchor anchor) {
    return anchor.pid() + "-" + anchor.startTime();
  }

  byte[] toBytes() {
    return KeyValues.empty()
        .put("version", VERSION)
        .put("uid", uid)
        .put("boot", anchor.bootId())
        .put("namespaces", namespaces)
        .put("pid", anchor.pid())
        .put("start", anchor.startTime())
        .put("scope", scope)
        .put("way", way)
        .put("enrollment", enrollment)
        .put("generation", generation)
        .put("policy", grounds.policy())
        .put("settings", grounds.settings())
        .put("marker", grounds.marker())
        .put("terminal", terminal)
        .put("issued", issued.toMillis())
        .put("used", used.toMillis())
        .put("longest", longest.toMillis())
        .put("idle", idle.toMillis())
        .put("token", token)
        .toBytes();
  }

  static SessionRecord parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    SessionRecord record =
        new SessionRecord(
            text.takeNumber("uid"),
            text.take("namespaces"),
            new Anchor(text.take("boot"), text.takeNumber("pid"), text.takeNumber("start")),
            scope(text.take("scope")),
            way(text.take("way")),
            text.take("enrollment"),
            text.takeNumber("generation"),
            new Grounds(text.take("policy"), text.take("settings"), text.take("marker")),
            text.take("terminal"),
            millis(text, "issued"),
            millis(text, "used"),
            millis(text, "longest"),
            millis(text, "idle"),
            text.take("token"));
    text.requireNothingElse();
    KeyValues.requireOneForm(content, record.toBytes());
    return record;
  }

  private static Duration millis(KeyValues text, String key) throws MalformedFileException {
    return Duration.ofMillis(text.takeNumber(key));
  }

  private static SessionScope scope(String name) throws MalformedFileException {
    Optional<SessionScope> scope = SessionScope.named(name);
    if (scope.isEmpty()) {
      throw new MalformedFileException("scope is not known");
    }
    return scope.get();
  }

  private static Way way(String text) throws MalformedFileException {
    try {
      return Way.parse(text);
    } catch (IllegalArgumentException notAWay) {
      throw new MalformedFileException("way is not a way");
    }
  }
}
