// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.file.OwnedFile;
import dev.localauth.core.file.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A small file, not secret, that says an enrollment exists and in which store; read where the store
 * must not be asked.
 *
 * @param store the id of the store
 * @param enrollment the enrollment's id
 * @param generation the enrollment's generation
 * @param ledger the ledger's id
 * @param ways the enrollment's ways
 * @param digest the enrollment's digest
 * @param successor the digest of the enrollment that is about to take its place; while a change is
 *     under way either is the right one, so that a crash in between loses nothing
 */
public record Marker(
    String store,
    String enrollment,
    long generation,
    String ledger,
    List<Way> ways,
    String digest,
    Optional<String> successor) {
  private static final int VERSION = 1;
  private static final int LIMIT = 16 * 1024;

  /** Copies {@code ways}. */
  public Marker {
    ways = List.copyOf(ways);
  }

  /** Returns the marker of {@code enrollment} in {@code store}. */
  public static Marker of(String store, Enrollment enrollment) {
    return new Marker(
        store,
        enrollment.id(),
        enrollment.generation(),
        enrollment.ledger(),
        enrollment.ways(),
        enrollment.digest(),
        Optional.empty());
  }

  /** Returns this marker, ready for {@code next} to take the place of its enrollment. */
  public Marker expecting(Enrollment next) {
    return withSuccessor(Optional.of(next.digest()));
  }

  /**
   * Says whether {@code found} in {@code where} is the enrollment, or the successor, that this
   * marker means.
   */
  public boolean means(String where, Enrollment found) {
    Marker theirs = of(where, found);
    return successor.filter(theirs.digest::equals).isPresent()
        || equals(theirs.withSuccessor(successor));
  }

  private Marker withSuccessor(Optional<String> next) {
    return new Marker(store, enrollment, generation, ledger, ways, digest, next);
  }

  /** Returns the SHA-256 of everything in this marker, in hexadecimal. */
  public String fingerprint() {
    return Enrollment.sha256(toBytes());
  }

  /** Reads the marker, or empty if there is certainly none. */
  public static Optional<Marker> read(Path file, long owner) throws IOException {
    Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
    return content.isEmpty() ? Optional.empty() : Optional.of(parse(content.get()));
  }

  /** Writes the marker in place of the one that was there. */
  public void write(Path file, long owner) throws IOException {
    PrivateDirectory.create(Objects.requireNonNull(file.getParent()), owner);
    AtomicFile.write(file, toBytes());
  }

  byte[] toBytes() {
    KeyValues text =
        KeyValues.empty()
            .put("version", VERSION)
            .put("store", store)
            .put("enrollment", enrollment)
            .put("generation", generation)
            .put("ledger", ledger)
            .put("digest", digest);
    if (successor.isPresent()) {
      text.put("successor", successor.get());
    }
    Enrollment.putWays(text, ways);
    return text.toBytes();
  }

  static Marker parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    Optional<String> successor = text.get("successor");
    if (successor.isPresent()) {
      text.take("successor");
    }
    Marker marker =
        new Marker(
            text.take("store"),
            Enrollment.takeId(text, "enrollment"),
            text.takeNumber("generation"),
            Enrollment.takeId(text, "ledger"),
            Enrollment.takeWays(text),
            text.take("digest"),
            successor);
    text.requireNothingElse();
    KeyValues.requireOneForm(content, marker.toBytes());
    return marker;
  }
}
