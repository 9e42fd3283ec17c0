// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the files of one application of one account are.
 *
 * @param settings the person's settings file
 * @param policy the administrator's policy file
 * @param state the directory of marker and ledger
 * @param data the directory for the secrets of stores that keep files
 * @param records the directory of session records, in memory and gone after a restart
 */
public record Places(Path settings, Path policy, Path state, Path data, Path records) {
  /**
   * Returns the places for {@code application}, the decisive ones first: those of the account's own
   * home, then, where the environment points elsewhere, those.
   */
  public static List<Places> candidates(
      String application, Account account, Map<String, String> environment) {
    Path records = records(application, account);
    Places own = under(application, account.home(), Map.of(), records);
    Path home = directory(environment, "HOME", account.home());
    Places other = under(application, home, environment, records);
    return own.isAlso(other) ? List.of(own) : List.of(own, other);
  }

  private boolean isAlso(Places other) {
    return settings.equals(other.settings) && state.equals(other.state) && data.equals(other.data);
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
    return new Places(file, policy, state, data, records);
  }

  private static Places under(
      String application, Path home, Map<String, String> environment, Path records) {
    return new Places(
        directory(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
            .resolve(application)
            .resolve("settings.json"),
        Path.of("/etc/localauth/policy.json"),
        directory(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(application),
        directory(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
            .resolve(application)
            .resolve("secrets"),
        records);
  }

  /** A relative path is invalid and ignored (XDG Base Directory Specification). */
  private static Path directory(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.startsWith("/") ? Path.of(value).normalize() : otherwise;
  }

  /**
   * The runtime directory is derived from the user id, not taken from the environment: a record
   * must be found by every process of the account, and by no other.
   */
  private static Path records(String application, Account account) {
    Path runtime = Path.of("/run/user", Long.toString(account.uid()));
    return Files.isDirectory(runtime, LinkOption.NOFOLLOW_LINKS)
        ? runtime.resolve(application)
        : Path.of("/dev/shm", application + "-" + account.uid());
  }
}
