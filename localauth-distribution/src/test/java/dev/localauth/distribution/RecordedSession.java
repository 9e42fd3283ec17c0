// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.Person;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchors;
import dev.localauth.core.Decision;
import dev.localauth.core.Gate;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.file.FileIdentity;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.core.provider.Providers;
import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files of an open session of the test account, and what the JVM says about them. */
final class RecordedSession {
  private static final String SETTINGS = "{\"localAuth\": {\"enabled\": true}}\n";

  private final TestUser user;
  private final Places places;
  private final Anchor anchor;
  private final SessionAnchors system;
  private final byte[] marker;
  private final Map<Path, String> known = new HashMap<>();

  RecordedSession(TestUser user, long pid, Path scratch)
      throws IOException, SessionAnchorException {
    this.user = user;
    system = new At(Providers.anchors(), pid);
    anchor = system.own().processes().get(0);
    places = Places.candidates("localauth", new Account(user.uid(), user.home()), Map.of()).get(0);
    Path written = scratch.resolve("private/enrolled");
    new Marker(
            "file",
            "0".repeat(32),
            7,
            "1".repeat(32),
            List.of(Way.parse("totp"), Way.parse("pin,totp")),
            "2".repeat(64),
            Optional.empty())
        .write(written, 0);
    marker = Files.readAllBytes(written);
  }

  Places places() {
    return places;
  }

  Path home() {
    return user.home();
  }

  Path record() {
    return places.records().resolve(anchor.pid() + "-" + anchor.startTime());
  }

  /** Makes all files as they are in an open session; returns what belongs into the record. */
  TreeMap<String, String> restore() throws IOException, SessionAnchorException {
    forget();
    Files.createDirectory(places.records());
    mode(places.records(), "rwx------");
    own(places.records());
    replace(places.marker(), marker);
    replace(places.settings(), SETTINGS.getBytes(StandardCharsets.UTF_8));
    return fields();
  }

  /** What was not touched keeps its identity and need not be made again. */
  private void replace(Path file, byte[] content) throws IOException {
    if (FileIdentity.of(file).equals(known.get(file))) {
      return;
    }
    delete(file);
    Files.createDirectories(file.getParent());
    Files.write(file, content);
    mode(file, "rw-------");
    own(file);
    known.put(file, FileIdentity.of(file));
  }

  /** Removes {@code file} and all that is in it. */
  static void delete(Path file) throws IOException {
    if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> entries = Files.list(file)) {
        for (Path entry : entries.toList()) {
          delete(entry);
        }
      }
    }
    Files.deleteIfExists(file);
  }

  static void mode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  /** Gives {@code file} to the account. */
  void own(Path file) throws IOException {
    Files.setAttribute(file, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(file, "unix:gid", user.gid(), LinkOption.NOFOLLOW_LINKS);
  }

  /** Returns what belongs into the record of a session that is opened now. */
  TreeMap<String, String> fields() throws IOException, SessionAnchorException {
    Duration now = system.sinceBoot();
    TreeMap<String, String> fields = new TreeMap<>();
    fields.put("version", "1");
    fields.put("uid", Integer.toString(user.uid()));
    fields.put("boot", anchor.bootId());
    fields.put("namespaces", system.namespaces());
    fields.put("pid", Long.toString(anchor.pid()));
    fields.put("start", Long.toString(anchor.startTime()));
    fields.put("scope", "terminal");
    fields.put("way", "totp");
    fields.put("enrollment", Marker.read(places.marker(), user.uid()).orElseThrow().fingerprint());
    fields.put("generation", "7");
    fields.put("policy", FileIdentity.of(places.policy()));
    fields.put("settings", FileIdentity.of(places.settings()));
    fields.put("marker", FileIdentity.of(places.marker()));
    fields.put("terminal", "pts/3");
    fields.put("issued", Long.toString(now.minusMillis(2000).toMillis()));
    fields.put("used", Long.toString(now.minusMillis(1000).toMillis()));
    fields.put("longest", "0");
    fields.put("idle", "0");
    fields.put("token", "ab".repeat(32));
    return fields;
  }

  static byte[] text(TreeMap<String, String> fields) {
    StringBuilder text = new StringBuilder();
    fields.forEach((key, value) -> text.append(key).append('=').append(value).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes the record as the account would. */
  void write(byte[] content) throws IOException {
    Files.write(record(), content);
    mode(record(), "rw-------");
    own(record());
  }

  /** Returns what the JVM decides about a process that the anchor started. */
  Decision decision() {
    return Gate.of(
            new GateParts(
                "localauth",
                List.of(places),
                user.uid(),
                0,
                system,
                Clock.systemUTC(),
                List.of(),
                List.of(),
                new Person("somebody", "somewhere")))
        .check(Map.of());
  }

  long now() throws SessionAnchorException {
    return system.sinceBoot().toMillis();
  }

  void forget() throws IOException {
    delete(places.records());
    delete(places.records().resolveSibling(places.records().getFileName() + ".aside"));
  }

  /** The real system, seen from another process. */
  private record At(SessionAnchors real, long pid) implements SessionAnchors {
    @Override
    public boolean supported() {
      return real.supported();
    }

    @Override
    public String namespaces() throws SessionAnchorException {
      return real.namespaces();
    }

    @Override
    public String bootId() throws SessionAnchorException {
      return real.bootId();
    }

    @Override
    public Duration sinceBoot() throws SessionAnchorException {
      return real.sinceBoot();
    }

    @Override
    public Lineage lineage(long other) throws SessionAnchorException {
      return real.lineage(other);
    }

    @Override
    public boolean alive(Anchor process) throws SessionAnchorException {
      return real.alive(process);
    }

    @Override
    public Lineage own() throws SessionAnchorException {
      return real.lineage(pid);
    }
  }
}
