// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchorException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The few files of {@code /proc} that bound a session; see proc(5). */
record Proc(Path root) {
  private static final int LONGEST = 4096;
  private static final int MOST_DIGITS = 12;
  private static final String BOOT_ID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  String bootId() throws SessionAnchorException {
    String id = line("sys/kernel/random/boot_id");
    if (!isBootId(id)) {
      throw unreadable("sys/kernel/random/boot_id", null);
    }
    return id;
  }

  /** CLOCK_BOOTTIME in hundredths of a second: goes on during suspend, and nobody can set it. */
  Duration uptime() throws SessionAnchorException {
    String line = line("uptime");
    int dot = line.indexOf('.');
    int end = line.indexOf(' ');
    if (dot < 1 || end != dot + 3) {
      throw unreadable("uptime", null);
    }
    return Duration.ofSeconds(number(line.substring(0, dot), "uptime"))
        .plusMillis(10 * number(line.substring(dot + 1, end), "uptime"));
  }

  private long number(String digits, String name) throws SessionAnchorException {
    boolean sound = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
    for (int i = 0; i < digits.length() && sound; i++) {
      sound = digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
    }
    if (!sound) {
      throw unreadable(name, null);
    }
    return Long.parseLong(digits);
  }

  /** Such as {@code f81d4fae-7dec-11d0-a765-00a0c91e6bf6}. */
  private static boolean isBootId(String id) {
    if (id.length() != BOOT_ID.length()) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      boolean hyphen = BOOT_ID.charAt(i) == '-';
      if (hyphen ? id.charAt(i) != '-' : !isHexadecimal(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexadecimal(char digit) {
    return digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
  }

  /** Such as {@code pid:[4026531836]}; a kernel that does not know the kind has one for all. */
  String namespace(String kind) throws SessionAnchorException {
    String name = "self/ns/" + kind;
    try {
      return Files.readSymbolicLink(root.resolve(name)).toString();
    } catch (NoSuchFileException e) {
      return "none";
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The number of this process where {@code root} counts. */
  long self() throws SessionAnchorException {
    try {
      return number(Files.readSymbolicLink(root.resolve("self")).toString(), "self");
    } catch (IOException e) {
      throw unreadable("self", e);
    }
  }

  /** Empty if there is certainly no such process. */
  Optional<ProcessStat> stat(long pid) throws SessionAnchorException {
    Path directory = root.resolve(Long.toString(pid));
    String name = pid + "/stat";
    try {
      Optional<ProcessStat> found = ProcessStat.parse(pid, bytes(name));
      if (found.isEmpty()) {
        throw unreadable(name, null);
      }
      return found;
    } catch (IOException e) {
      // A process that ends between open and read gives ESRCH, not ENOENT.
      if (Files.notExists(directory, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
      throw unreadable(name, e);
    }
  }

  private String line(String name) throws SessionAnchorException {
    try {
      return new String(bytes(name), StandardCharsets.ISO_8859_1).strip();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private byte[] bytes(String name) throws IOException {
    try (InputStream file = Files.newInputStream(root.resolve(name))) {
      return file.readNBytes(LONGEST);
    }
  }

  private SessionAnchorException unreadable(String name, @Nullable IOException cause) {
    String message = "cannot read " + root.resolve(name);
    return cause == null
        ? new SessionAnchorException(Reason.UNREADABLE, message)
        : new SessionAnchorException(Reason.UNREADABLE, message, "", cause);
  }
}
