// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account without privileges, with a home directory of its own, that lasts as long as this JVM.
 *
 * @param name the account's name
 * @param uid its number
 * @param gid the number of its group, which has no other member
 * @param home its home directory, empty at first
 */
public record TestUser(String name, int uid, int gid, Path home) {
  /** Returns the account, made at the first call; empty if none can be made. */
  public static Optional<TestUser> available() {
    return Holder.ACCOUNT.user();
  }

  /** Returns why {@link #available} is empty, or {@code ""} if it is not. */
  public static String unavailability() {
    return Holder.ACCOUNT.reason();
  }

  /** Returns a second account of the same kind; empty if none can be made. */
  public static Optional<TestUser> another() {
    return Neighbour.ACCOUNT.user();
  }

  /** Starts a process as this account; it has its own HOME, and no other group. */
  public Process start(ProcessBuilder builder) {
    List<String> line = new ArrayList<>(prefix());
    line.addAll(builder.command());
    builder.command(line);
    builder.environment().put("HOME", home.toString());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the words that, put before a command run by root, run it as this account. */
  public List<String> prefix() {
    return List.of("/usr/bin/setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--");
  }

  /** Made on first use, because most tests need no account. */
  private static final class Holder {
    static final TestAccount ACCOUNT = TestAccount.make("");
  }

  private static final class Neighbour {
    static final TestAccount ACCOUNT = TestAccount.make("b");
  }
}
