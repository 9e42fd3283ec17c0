// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.keyring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * KeePassXC with an open database that is exposed whole, and no questions asked.
 *
 * <p>It saves when it locks and not after every change: 2.7.4 writes the database on another thread
 * while it goes on answering calls that change it, and dies of that after some dozens of them,
 * whoever makes them.
 */
public final class KeePassXc implements RunningProvider {
  private static final String NAME = "org.keepassxc.KeePassXC.MainWindow";
  private static final String SETTINGS =
      """
      [General]
      ConfigVersion=2
      AutoSaveAfterEveryChange=false
      AutoSaveOnExit=true
      [FdoSecrets]
      Enabled=true
      ShowNotification=false
      ConfirmAccessItem=false
      ConfirmDeleteItem=false
      UnlockBeforeSearch=false
      [GUI]
      CheckForUpdates=false
      [Security]
      LockDatabaseIdle=false
      """;
  private static final Pattern ROOT = Pattern.compile("<Root>\\s*<Group>\\s*<UUID>([^<]+)</UUID>");

  private final PrivateBus bus;
  private final Path database;
  private Process process;

  /** Starts it on {@code bus}, which ends with it; skips the test if it is not installed. */
  public KeePassXc(PrivateBus bus) throws IOException, InterruptedException {
    Programs.require("keepassxc", "keepassxc");
    this.bus = bus;
    database = bus.home().resolve("db.kdbx");
    try {
      bus.write(".config/keepassxc/keepassxc.ini", SETTINGS.getBytes(UTF_8));
      bus.write(".cache/keepassxc/keepassxc.ini", new byte[0]);
      makeDatabase();
      process = start();
    } catch (IOException | InterruptedException e) {
      bus.close();
      throw e;
    }
  }

  private void makeDatabase() throws IOException, InterruptedException {
    Path xml = bus.home().resolve("db.xml");
    Path first = bus.home().resolve("first.kdbx");
    bus.run("pw\npw\n", "keepassxc-cli", "db-create", "-p", "-t", "100", first.toString());
    String exported = bus.run("pw\n", "keepassxc-cli", "export", "-f", "xml", first.toString());
    bus.write("db.xml", exposed(exported.substring(exported.indexOf("<?xml"))).getBytes(UTF_8));
    bus.run("pw\npw\n", "keepassxc-cli", "import", "-p", "-t", "100", "" + xml, "" + database);
  }

  private static String exposed(String xml) throws IOException {
    Matcher root = ROOT.matcher(xml);
    if (!root.find()) {
      throw new IOException("no root group in: " + xml);
    }
    ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(root.group(1)));
    String item =
        "<CustomData><Item><Key>FDO_SECRETS_EXPOSED_GROUP</Key><Value>{"
            + new UUID(bytes.getLong(), bytes.getLong())
            + "}</Value></Item>";
    String meta = xml.substring(xml.indexOf("<Meta>"), xml.indexOf("</Meta>"));
    String changed =
        meta.contains("<CustomData>")
            ? meta.replace("<CustomData>", item)
            : meta.replace("<CustomData/>", "") + item + "</CustomData>";
    return xml.replace(meta, changed);
  }

  private Process start() throws IOException, InterruptedException {
    Process started = bus.feed("pw\n", "keepassxc", "--pw-stdin", database.toString());
    bus.awaitSecrets(started);
    awaitLocked(false);
    return started;
  }

  private void awaitLocked(boolean locked) throws IOException, InterruptedException {
    bus.await(
        "the database",
        () ->
            bus.call(
                    PrivateBus.SECRETS,
                    "/org/freedesktop/secrets/aliases/default",
                    "org.freedesktop.DBus.Properties.Get",
                    "org.freedesktop.Secret.Collection",
                    "Locked")
                .contains("<" + locked + ">"));
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
    bus.call(NAME, "/keepassxc", NAME + ".lockAllDatabases");
    awaitLocked(true);
  }

  @Override
  public void unlock() throws IOException, InterruptedException {
    bus.call(NAME, "/keepassxc", NAME + ".openDatabase", database.toString(), "pw");
    awaitLocked(false);
  }

  @Override
  public void restart() throws IOException, InterruptedException {
    if (bus.hasSecrets()) {
      lock();
    }
    bus.end(process);
    process = start();
  }
}
