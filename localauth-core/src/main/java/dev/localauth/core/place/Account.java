// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

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
    // The JVM takes user.home from getpwuid(3) or SHGetKnownFolderPath, not from the environment.
    Path home = Path.of(System.getProperty("user.home"));
    return new Account(OperatingSystem.current().uid(), home);
  }
}
