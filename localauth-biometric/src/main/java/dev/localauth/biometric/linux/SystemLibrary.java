// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds libraries where the system keeps its own, and nowhere else. */
final class SystemLibrary {
  /** Debian's names of architectures, by those of Java. */
  private static final Map<String, String> MULTIARCH =
      Map.of(
          "amd64", "x86_64-linux-gnu",
          "aarch64", "aarch64-linux-gnu",
          "arm", "arm-linux-gnueabihf",
          "ppc64le", "powerpc64le-linux-gnu",
          "riscv64", "riscv64-linux-gnu",
          "s390x", "s390x-linux-gnu");

  private SystemLibrary() {}

  static Optional<Path> find(String name) {
    String multiarch = MULTIARCH.getOrDefault(System.getProperty("os.arch", ""), "none");
    // Where a directory holds libraries of 32 bits beside those of 64, it is the last one.
    return List.of(
            "lib/" + multiarch, "usr/lib/" + multiarch, "lib64", "usr/lib64", "lib", "usr/lib")
        .stream()
        .map(directory -> Path.of("/", directory, name))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
