// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.api.Anchor;
import dev.localauth.core.file.AtomicFile;
import dev.localauth.core.file.OwnedFile;
import dev.localauth.core.file.PrivateDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What agents without a terminal ask for, one file each, beside the records of sessions. */
public final class AccessRequests {
  static final String ENDING = ".request";
  private static final int LIMIT = 4 * 1024;

  private final Path directory;
  private final long owner;

  /** Stands for those in {@code directory}, which must belong to {@code owner}. */
  public AccessRequests(Path directory, long owner) {
    this.directory = directory;
    this.owner = owner;
  }

  /** Writes {@code request} in place of an earlier one of the same process. */
  public void write(AccessRequest request) throws IOException {
    PrivateDirectory.create(directory, owner);
    AtomicFile.write(file(request.process()), request.toBytes());
  }

  /** Returns all of them; what is not one that we wrote is left out. */
  public List<AccessRequest> all() throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    PrivateDirectory.check(directory, owner);
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(ENDING))
          .sorted()
          .flatMap(file -> readOrNothing(file, owner).stream())
          .filter(request -> Files.exists(file(request.process()), LinkOption.NOFOLLOW_LINKS))
          .collect(Collectors.toList());
    }
  }

  /** Removes the one of {@code process}, if there is one. */
  public void remove(Anchor process) throws IOException {
    Files.deleteIfExists(file(process));
  }

  static Optional<AccessRequest> readOrNothing(Path file, long owner) {
    try {
      Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
      return content.isEmpty() ? Optional.empty() : Optional.of(AccessRequest.parse(content.get()));
    } catch (IOException | IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  private Path file(Anchor process) {
    return directory.resolve(SessionRecord.nameOf(process) + ENDING);
  }
}
