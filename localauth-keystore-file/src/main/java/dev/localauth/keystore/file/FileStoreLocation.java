// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where each operating system wants the data of a person's programs. */
record FileStoreLocation(String system, Map<String, String> environment, String accountHome) {
  static Path ofThisProcess() throws SecretStoreException {
    return new FileStoreLocation(
            System.getProperty("os.name", ""), System.getenv(), System.getProperty("user.home", ""))
        .directory();
  }

  Path directory() throws SecretStoreException {
    return data()
        .map(data -> data.resolve("localauth").resolve("secrets"))
        .orElseThrow(
            () ->
                new SecretStoreException(
                    Reason.UNAVAILABLE,
                    "there is no home directory to keep secrets in",
                    "set HOME to an absolute path"));
  }

  private Optional<Path> data() {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return variable("LOCALAPPDATA").or(() -> home().map(home -> home.resolve("AppData/Local")));
    }
    if (name.startsWith("mac")) {
      return home().map(home -> home.resolve("Library/Application Support"));
    }
    return variable("XDG_DATA_HOME").or(() -> home().map(home -> home.resolve(".local/share")));
  }

  private Optional<Path> home() {
    return variable("HOME").or(() -> absolute(accountHome));
  }

  private Optional<Path> variable(String name) {
    return absolute(environment.getOrDefault(name, ""));
  }

  /** The XDG base directory specification has relative paths ignored; so are unreadable ones. */
  private static Optional<Path> absolute(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Path::isAbsolute);
    } catch (InvalidPathException notOfThisSystem) {
      return Optional.empty();
    }
  }
}
