// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.pam;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.localauth.testsupport.AccountFiles;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A mount namespace in which PAM's services, the accounts and the system bus are the test's own.
 * The machine's are not touched.
 */
public final class PamCell implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);
  // All of /etc: a mount of one file goes when that file is replaced outside, as useradd does.
  private static final String ENTER =
      "mount --bind \"$0/etc\" /etc"
          + " && mkdir -p /run/dbus && mount --bind \"$0/dbus\" /run/dbus"
          + " && touch \"$0/ready\" && exec sleep 100000";

  private final Path place;
  private final Process inside;

  private PamCell(Path place, Process inside) {
    this.place = place;
    this.inside = inside;
  }

  /** Makes one, or skips the test and says why. */
  public static PamCell make() {
    skipUnless("unshare", "--mount", "true");
    try {
      Path place = Files.createTempDirectory("localauth-pam-");
      Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.createDirectory(place.resolve("dbus"));
      AccountFiles.copy(place);
      Process inside =
          new ProcessBuilder("unshare", "--mount", "sh", "-c", ENTER, place.toString())
              .redirectErrorStream(true)
              .start();
      PamCell cell = new PamCell(place, inside);
      cell.awaitReady();
      cell.service("other", "auth required pam_deny.so\naccount required pam_deny.so\n");
      return cell;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Writes the file of a PAM service. */
  public PamCell service(String name, String content) {
    write(services().resolve(name), content);
    return this;
  }

  /** Returns the directory of the files of PAM services, as it is outside. */
  public Path services() {
    return place.resolve("etc/pam.d");
  }

  /** Adds an account, which no group has but its own; returns it. */
  public Account account(String name, int uid, String password, Standing standing) {
    try {
      Path home = Files.createDirectories(place.resolve("home").resolve(name));
      append("passwd", "%s:x:%d:%d::%s:/bin/sh\n".formatted(name, uid, uid, home));
      must("chown", uid + ":" + uid, home.toString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    password(name, password, standing);
    return new Account(this, name, uid);
  }

  /** Gives a password to an account that has none in this cell. */
  public void password(String name, String password, Standing standing) {
    try {
      Path shadow = place.resolve("etc/shadow");
      List<String> lines = new ArrayList<>(Files.readAllLines(shadow));
      lines.removeIf(line -> line.startsWith(name + ":"));
      Files.write(shadow, lines);
      append("shadow", standing.line(name, hash(password)));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Returns a directory of the test's own, which is the same inside and outside. */
  public Path place() {
    return place;
  }

  /** Returns the words that, put before a command of root's, run it inside. */
  public List<String> entering() {
    return List.of("nsenter", "-t", Long.toString(inside.pid()), "-m", "--");
  }

  /** Skips the test, with a word on why, unless a command runs; fails in CI. */
  static void skipUnless(String... words) {
    Processes.Run run = Processes.run(LIMIT, words);
    if (run.exitCode() != 0) {
      String reason = "cannot run " + String.join(" ", words) + ": " + run.stderr().strip();
      if (System.getenv("CI") != null) {
        Assertions.fail(reason);
      }
      System.err.println("SKIPPED: " + reason);
      Assumptions.abort(reason);
    }
  }

  static void must(String... words) {
    Processes.Run run = Processes.run(LIMIT, words);
    if (run.exitCode() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + run.stderr());
    }
  }

  private void awaitReady() throws IOException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!Files.exists(place.resolve("ready"))) {
      if (System.nanoTime() > deadline || !inside.isAlive()) {
        inside.destroyForcibly();
        throw new AssertionError(new String(inside.getInputStream().readNBytes(1000)));
      }
      pause();
    }
  }

  static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", interrupted);
    }
  }

  private void append(String file, String line) throws IOException {
    Files.writeString(place.resolve("etc").resolve(file), line, StandardOpenOption.APPEND);
  }

  private static void write(Path file, String content) {
    try {
      Files.writeString(file, content);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String hash(String password) {
    // A salt that is always the same: the password is no secret.
    return Native.load("libcrypt.so.1", Crypt.class).crypt(password, "$6$localauth");
  }

  @Override
  public void close() {
    inside.destroyForcibly();
    inside.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
    must("rm", "-rf", "--one-file-system", place.toString());
  }

  /** What the administrator has made of an account (shadow(5)). */
  public enum Standing {
    /** Nothing in particular. */
    GOOD("%s:%s:19000:0:99999:7:::\n"),
    /** Its last day has passed. */
    EXPIRED("%s:%s:19000:0:99999:7::1:\n"),
    /** No password opens it. */
    LOCKED("%s:!%s:19000:0:99999:7:::\n"),
    /** Its password has to be changed first. */
    PASSWORD_EXPIRED("%s:%s:0:0:99999:7:::\n"),
    /** There is no password. */
    OPEN("%1$s::19000:0:99999:7:::\n");

    private final String format;

    Standing(String format) {
      this.format = format;
    }

    private String line(String name, String hash) {
      return format.formatted(name, hash);
    }
  }

  /**
   * An account of a cell.
   *
   * @param cell the cell
   * @param name its name
   * @param uid its number, which is its group's too
   */
  public record Account(PamCell cell, String name, int uid) {
    /** Returns the words that, put before a command of root's, run it as this account inside. */
    public List<String> entering() {
      List<String> words = new ArrayList<>(cell.entering());
      words.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--"));
      return words;
    }
  }

  /** crypt(3). */
  private interface Crypt extends Library {
    String crypt(String phrase, String setting);
  }
}
