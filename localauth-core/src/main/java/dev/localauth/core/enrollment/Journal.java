// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.file.OwnedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A small file, not secret, that is there while an enrollment moves to another store: it says what
 * may be left behind in either. Nothing else is decided by it, and nothing that the enrollment in
 * force needs is removed whatever it says.
 *
 * @param enrollment the enrollment's id
 * @param from the id of the store it leaves
 * @param to the id of the store it goes to
 * @param entries the names of its secrets, the enrollment itself not among them
 */
public record Journal(String enrollment, String from, String to, SortedSet<String> entries) {
  private static final int VERSION = 1;
  private static final int LIMIT = 64 * 1024;
  private static final Pattern ENTRY =
      Pattern.compile("[0-9a-f]{32}/[a-z][a-z0-9-]{0,31}(/[a-z0-9][a-z0-9.-]{0,99})?");

  /** Copies {@code entries}. */
  public Journal {
    entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
  }

  /** Returns the stores in which something may be left. */
  public List<String> stores() {
    return List.of(from, to);
  }

  /** Reads the journal, or empty if there is certainly none. */
  public static Optional<Journal> read(Path file, long owner) throws IOException {
    Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
    try {
      return content.isEmpty() ? Optional.empty() : Optional.of(parse(content.get()));
    } catch (MalformedFileException damaged) {
      throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
    }
  }

  /** Writes the journal into a directory that is there. */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, toBytes());
  }

  byte[] toBytes() {
    return KeyValues.empty()
        .put("version", VERSION)
        .put("enrollment", enrollment)
        .put("from", from)
        .put("to", to)
        .put("entries", String.join(" ", entries))
        .toBytes();
  }

  static Journal parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    Journal journal =
        new Journal(
            Enrollment.takeId(text, "enrollment"),
            text.take("from"),
            text.take("to"),
            new TreeSet<>(List.of(text.take("entries").split(" ", -1))));
    text.requireNothingElse();
    if (!journal.entries.stream().allMatch(entry -> ENTRY.matcher(entry).matches())) {
      throw new MalformedFileException("it names what is no secret of an enrollment");
    }
    KeyValues.requireOneForm(content, journal.toBytes());
    return journal;
  }
}
