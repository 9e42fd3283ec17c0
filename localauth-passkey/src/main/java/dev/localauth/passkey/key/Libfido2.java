// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where libfido2 is. An absolute path is looked for nowhere else: neither {@code LD_LIBRARY_PATH}
 * nor a property can put another file in its place.
 */
final class Libfido2 {
  private static final List<String> ON_MACOS =
      List.of(
          "/opt/homebrew/lib/libfido2.1.dylib",
          "/usr/local/lib/libfido2.1.dylib",
          "/opt/local/lib/libfido2.1.dylib");

  private Libfido2() {}

  /**
   * Loads the library of this machine.
   *
   * @throws UnsatisfiedLinkError if there is none, or it cannot be loaded
   */
  static Fido2 load() {
    return load(installed().orElseThrow(() -> new UnsatisfiedLinkError("no libfido2")));
  }

  static Fido2 load(Path file) {
    // JNA's default follows the locale, and the POSIX locale turns "é" into "?".
    return Native.load(
        file.toString(), Fido2.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
  }

  static Optional<Path> installed() {
    return places().stream().map(Path::of).filter(Files::isRegularFile).findFirst();
  }

  /** Returns the only places, the system's own directories. */
  static List<String> places() {
    if (Platform.isMac()) {
      return ON_MACOS;
    }
    return Platform.isLinux() ? onLinux(Platform.ARCH) : List.of();
  }

  static List<String> onLinux(String architecture) {
    String multiarch =
        switch (architecture) {
          case "x86-64" -> "x86_64-linux-gnu";
          case "aarch64" -> "aarch64-linux-gnu";
          case "riscv64" -> "riscv64-linux-gnu";
          case "ppc64le" -> "powerpc64le-linux-gnu";
          default -> architecture + "-linux-gnu";
        };
    return List.of(
        "/usr/lib/" + multiarch + "/libfido2.so.1",
        "/usr/lib64/libfido2.so.1",
        "/usr/lib/libfido2.so.1");
  }

  /** Returns why nothing can be asked of the library. */
  static AuthenticatorException notLoaded(LinkageError cause) {
    if (installed().isPresent()) {
      return new AuthenticatorException(
          Reason.UNAVAILABLE,
          "libfido2 cannot be used: it is broken or older than 1.10",
          installing(),
          cause);
    }
    return new AuthenticatorException(
        Reason.UNAVAILABLE, "libfido2 is not installed", installing(), cause);
  }

  private static String installing() {
    if (Platform.isMac()) {
      return "install it: brew install libfido2";
    }
    return Platform.isLinux()
        ? "install it: package libfido2-1 on Debian and Ubuntu, libfido2 on Fedora and Arch"
        : "security keys are reached through the system's own window here";
  }
}
