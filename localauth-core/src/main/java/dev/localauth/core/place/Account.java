// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The account this process runs as, as the kernel and the account database tell it; never as the
 * environment does.
 *
 * @param uid the user id
 * @param home the home directory of the account database
 */
public record Account(long uid, Path home) {
  /** Returns the account of this process. */
  public static Account current() {
    try {
      long uid = ((Number) Files.getAttribute(Path.of("/proc/self"), "unix:uid")).longValue();
      // The JVM takes user.home from getpwuid(3), not from HOME.
      return new Account(uid, Path.of(System.getProperty("user.home")));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the kernel does not tell who runs this", unreadable);
    }
  }
}
