// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where {@code src/verify/wine-jre.sh} put what the tests under Wine need. */
record WineTools(Path directory) {
  static WineTools ofThisAccount() {
    String cache =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(set -> !set.isEmpty())
            .orElse(System.getenv("HOME") + "/.cache");
    return new WineTools(Path.of(cache, "localauth-verify", "wine"));
  }

  /** Returns what is missing and how to get it, or {@code ""}. */
  String unavailability() {
    for (String program : List.of("wine", "wineserver")) {
      if (!Files.isExecutable(Path.of("/usr/bin", program))) {
        return program + " is missing: run src/verify/install-packages.sh";
      }
    }
    return Files.exists(stamp()) ? "" : "there is no Windows JVM: run src/verify/wine-jre.sh";
  }

  Path java() {
    return directory.resolve("jdk/bin/java.exe");
  }

  Path javaApi() {
    return directory.resolve("java-api.jar");
  }

  Path junitConsole() {
    return directory.resolve("junit-console.jar");
  }

  Path downgrader() {
    return directory.resolve("jvmdowngrader.jar");
  }

  /** Returns what changes with the tools. */
  byte[] edition() {
    try {
      return Files.readAllBytes(stamp());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path stamp() {
    return directory.resolve("ready");
  }
}
