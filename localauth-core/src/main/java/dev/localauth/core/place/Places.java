// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the files of one application of one account are.
 *
 * @param settings the person's settings file
 * @param policy the administrator's policy file
 * @param state the directory of marker and ledger
 * @param data the directory for the secrets of stores that keep files
 * @param records the directory of session records, in memory where the system has such a place
 * @param otherRecords where records are at other times, as the first may come and go with logins
 */
public record Places(
    Path settings, Path policy, Path state, Path data, Path records, Optional<Path> otherRecords) {
  /** Keeps records in one place at all times. */
  public Places(Path settings, Path policy, Path state, Path data, Path records) {
    this(settings, policy, state, data, records, Optional.empty());
  }

  /**
   * Returns the places for {@code application}, the decisive ones first: those of the account's own
   * home, then, where the environment points elsewhere, those.
   */
  public static List<Places> candidates(
      String application, Account account, Map<String, String> environment) {
    return OperatingSystem.current().candidates(application, account, environment);
  }

  /** Returns the marker file, which says that an enrollment exists. */
  public Path marker() {
    return state.resolve("enrolled");
  }

  /** Returns the journal, which is there while the enrollment moves to another store. */
  public Path journal() {
    return state.resolve("moving");
  }

  /** Returns the same places with the settings in another file. */
  public Places withSettings(Path file) {
    return new Places(file, policy, state, data, records, otherRecords);
  }
}
