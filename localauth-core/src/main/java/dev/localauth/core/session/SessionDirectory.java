// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.api.Anchor;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.ExclusiveLock;
import dev.localauth.core.file.FileFacts;
import dev.localauth.core.file.OwnedFile;
import dev.localauth.core.file.PrivateDirectory;
import dev.localauth.core.file.UntrustedFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The records of all open sessions of the account, one file each, named by its anchor. */
public final class SessionDirectory {
  private static final int LIMIT = 16 * 1024;
  private static final String AGENT = ".agent";

  private final Path directory;
  private final long owner;

  /** Stands for {@code directory}, which must belong to {@code owner}. */
  public SessionDirectory(Path directory, long owner) {
    this.directory = directory;
    this.owner = owner;
  }

  /**
   * Returns the record of {@code anchor}; empty if there is none, or it is not one that we wrote.
   *
   * @throws IOException if the directory cannot be relied on
   */
  public Optional<SessionRecord> find(Anchor anchor) throws IOException {
    List<SessionRecord> found = find(List.of(anchor));
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /**
   * Returns the records of {@code anchors}, in their order; what is not one that we wrote is left
   * out.
   *
   * @throws IOException if the directory cannot be relied on
   */
  public List<SessionRecord> find(List<Anchor> anchors) throws IOException {
    List<SessionRecord> found = new ArrayList<>();
    if (!isThere()) {
      return found;
    }
    PrivateDirectory.check(directory, owner);
    for (Anchor anchor : anchors) {
      Path file = directory.resolve(SessionRecord.nameOf(anchor));
      // Most are not there, and to be told so by an exception takes a new JVM longer.
      Optional<SessionRecord> record =
          Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? readOrNothing(file) : Optional.empty();
      if (record.isPresent() && record.get().isOf(anchor)) {
        found.add(record.get());
      }
    }
    return found;
  }

  /** Returns all records; what is not one that we wrote is left out. */
  public List<SessionRecord> all() throws IOException {
    if (!isThere()) {
      return List.of();
    }
    PrivateDirectory.check(directory, owner);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> Names.RECORD.matcher(file.getFileName().toString()).matches())
          .sorted()
          .flatMap(file -> readOrNothing(file).stream())
          .collect(Collectors.toList());
    }
  }

  /** Says whether it is there and only its owner can have written in it. */
  boolean isReliable() throws IOException {
    try {
      PrivateDirectory.check(directory, owner);
      return true;
    } catch (UntrustedFileException | NoSuchFileException nothingToRead) {
      return false;
    }
  }

  /** Writes {@code record} in place of the one of the same anchor. */
  public void write(SessionRecord record) throws IOException {
    PrivateDirectory.create(directory, owner);
    AtomicFile.write(directory.resolve(SessionRecord.nameOf(record.anchor())), record.toBytes());
  }

  /**
   * Writes {@code record} in place of an older state of the same session; false, and nothing is
   * written, if that was ended in the meantime.
   */
  public boolean refresh(SessionRecord record) throws IOException {
    PrivateDirectory.check(directory, owner);
    try (ExclusiveLock held = ExclusiveLock.acquire(lock())) {
      Optional<SessionRecord> found = find(record.anchor());
      if (found.isEmpty() || !found.get().token().equals(record.token())) {
        return false;
      }
      write(record);
      return true;
    }
  }

  /** Removes the record of {@code anchor}; false if there was none. */
  public boolean remove(Anchor anchor) throws IOException {
    Path record = directory.resolve(SessionRecord.nameOf(anchor));
    if (!isThere() || !Files.deleteIfExists(record)) {
      return false;
    }
    // Whoever had found it, and is refreshing it, has written it once we hold the lock.
    try (ExclusiveLock held = ExclusiveLock.acquire(lock())) {
      Files.deleteIfExists(record);
    }
    return true;
  }

  private Path lock() {
    return directory.resolve("refresh.lock");
  }

  /** Notes that {@code process} is, or is about to become, an agent behind the gate. */
  public void noteAgent(Anchor process, String namespaces) throws IOException {
    PrivateDirectory.create(directory, owner);
    AtomicFile.write(
        directory.resolve(SessionRecord.nameOf(process) + AGENT),
        namespaces.getBytes(StandardCharsets.UTF_8));
  }

  /** Says whether {@code process} was noted as an agent. */
  public boolean isAgent(Anchor process) {
    return Files.exists(
        directory.resolve(SessionRecord.nameOf(process) + AGENT), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Removes the records, notes and requests of processes that {@code isAlive} denies, as far as
   * they are of {@code namespaces}: another container's processes cannot be told from here.
   */
  public void sweep(String namespaces, Liveness isAlive) throws IOException {
    if (!isThere()) {
      return;
    }
    PrivateDirectory.check(directory, owner);
    List<Path> files;
    try (Stream<Path> listed = Files.list(directory)) {
      files = listed.collect(Collectors.toList());
    }
    for (Path file : files) {
      Matcher name = Names.OURS.matcher(file.getFileName().toString());
      if (name.matches()
          && !isAlive.of(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))
          && isOf(namespaces, file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private boolean isOf(String namespaces, Path file) throws IOException {
    if (FileFacts.of(file).type() != FileFacts.Type.FILE) {
      return false;
    }
    if (file.toString().endsWith(AGENT)) {
      byte[] note = OwnedFile.read(file, owner, LIMIT).orElse(new byte[0]);
      return MessageDigest.isEqual(note, namespaces.getBytes(StandardCharsets.UTF_8));
    }
    if (file.toString().endsWith(AccessRequests.ENDING)) {
      return AccessRequests.readOrNothing(file, owner)
          .filter(request -> !request.namespaces().equals(namespaces))
          .isEmpty();
    }
    return readOrNothing(file).filter(record -> !record.namespaces().equals(namespaces)).isEmpty();
  }

  /** Apart, because a check lists nothing. */
  private static final class Names {
    static final Pattern RECORD = Pattern.compile("([1-9][0-9]{0,9})-([0-9]{1,18})");
    static final Pattern OURS = Pattern.compile(RECORD.pattern() + "(\\.agent|\\.request)?");
  }

  /** Tells whether a process is still there. */
  public interface Liveness {
    /** Says whether the process {@code pid} that started at {@code startTime} is alive. */
    boolean of(long pid, long startTime) throws IOException;
  }

  private boolean isThere() {
    return Files.exists(directory, LinkOption.NOFOLLOW_LINKS);
  }

  /** A record that cannot be relied on is none: the person is asked again. */
  private Optional<SessionRecord> readOrNothing(Path file) {
    try {
      Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
      return content.isEmpty() ? Optional.empty() : Optional.of(SessionRecord.parse(content.get()));
    } catch (IOException notOurs) {
      return Optional.empty();
    }
  }
}
