// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Linux: the XDG Base Directory Specification. */
final class XdgPlaces implements OperatingSystem {
  @Override
  public long uid() {
    try {
      return ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the kernel does not tell who runs this", unreadable);
    }
  }

  @Override
  public List<Places> candidates(
      String application, Account account, Map<String, String> environment) {
    Path records = records(application, account);
    Path withoutRuntime = withoutRuntime(application, account);
    Places own = under(application, account.home(), Map.of(), records, withoutRuntime);
    Path home = directory(environment, "HOME", account.home());
    Places other = under(application, home, environment, records, withoutRuntime);
    return isOne(own, other) ? List.of(own) : List.of(own, other);
  }

  private static boolean isOne(Places own, Places other) {
    return own.settings().equals(other.settings())
        && own.state().equals(other.state())
        && own.data().equals(other.data());
  }

  private static Places under(
      String application,
      Path home,
      Map<String, String> environment,
      Path records,
      Path withoutRuntime) {
    return new Places(
        directory(environment, "XDG_CONFIG_HOME", home.resolve(".config"))
            .resolve(application)
            .resolve("settings.json"),
        Path.of("/etc/localauth/policy.json"),
        directory(environment, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(application),
        directory(environment, "XDG_DATA_HOME", home.resolve(".local/share"))
            .resolve(application)
            .resolve("secrets"),
        records,
        records.equals(withoutRuntime) ? Optional.empty() : Optional.of(withoutRuntime));
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
        : withoutRuntime(application, account);
  }

  /** The runtime directory comes with the first login and goes with the last. */
  private static Path withoutRuntime(String application, Account account) {
    return Path.of("/dev/shm", application + "-" + account.uid());
  }
}
