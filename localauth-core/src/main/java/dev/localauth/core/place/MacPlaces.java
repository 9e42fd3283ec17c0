// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * macOS: the account's Library. The environment is not asked: Apple's folders have no variables.
 *
 * @param temporary the directory for temporary files that the system keeps for each account
 */
record MacPlaces(Path temporary) implements OperatingSystem {
  /** The JVM takes it from confstr(3), not from {@code TMPDIR}. */
  MacPlaces() {
    this(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** That directory is the account's own. */
  @Override
  public long uid() {
    try {
      return ((Number) Files.getAttribute(temporary, "unix:uid")).longValue();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the system does not tell who runs this", unreadable);
    }
  }

  @Override
  public List<Places> candidates(
      String application, Account account, Map<String, String> environment) {
    Path support = account.home().resolve("Library/Application Support").resolve(application);
    return List.of(
        new Places(
            support.resolve("settings.json"),
            Path.of("/Library/Application Support/localauth/policy.json"),
            support.resolve("state"),
            support.resolve("secrets"),
            real(temporary).resolve(application)));
  }

  /** {@code /var} is a link on each Mac, and no link is followed on the way to a record. */
  private static Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException unreadable) {
      return directory;
    }
  }
}
