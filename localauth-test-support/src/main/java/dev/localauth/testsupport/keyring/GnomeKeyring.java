// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import java.io.IOException;

/** gnome-keyring with an unlocked login keyring. */
public final class GnomeKeyring implements RunningProvider {
  private static final String PASSWORD = "pw";
  private static final String LOGIN = "/org/freedesktop/secrets/collection/login";

  private final PrivateBus bus;
  private Process process;

  /** Starts it on {@code bus}, which ends with it; skips the test if it is not installed. */
  public GnomeKeyring(PrivateBus bus) throws IOException, InterruptedException {
    Programs.require("gnome-keyring-daemon", "gnome-keyring");
    this.bus = bus;
    try {
      process = start(PASSWORD, "--unlock");
    } catch (IOException | InterruptedException e) {
      bus.close();
      throw e;
    }
  }

  private Process start(String input, String... options) throws IOException, InterruptedException {
    String[] command = new String[3 + options.length];
    command[0] = "gnome-keyring-daemon";
    command[1] = "--foreground";
    command[2] = "--components=secrets";
    System.arraycopy(options, 0, command, 3, options.length);
    Process started = bus.feed(input, command);
    bus.awaitSecrets(started);
    return started;
  }

  /** Starts the program in place of the running one, without a password. */
  public void replaceLocked() throws IOException, InterruptedException {
    process = start("", "--replace");
  }

  @Override
  public PrivateBus bus() {
    return bus;
  }

  @Override
  public Process process() {
    return process;
  }

  @Override
  public void lock() throws IOException, InterruptedException {
    bus.call(
        PrivateBus.SECRETS,
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        "['" + LOGIN + "']");
  }

  // The program takes a password from its standard input only when it starts.
  @Override
  public void unlock() throws IOException, InterruptedException {
    process = start(PASSWORD, "--replace", "--unlock");
  }

  @Override
  public void restart() throws IOException, InterruptedException {
    bus.end(process);
    process = start(PASSWORD, "--unlock");
  }
}
