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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The few files of {@code /proc} that bound a session; see proc(5). */
record Proc(Path root) {
  private static final int LONGEST = 4096;
  private static final Pattern BOOT_ID =
      Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern UPTIME = Pattern.compile("([0-9]{1,12})\\.([0-9]{2}) .*");

  String bootId() throws SessionAnchorException {
    String id = line("sys/kernel/random/boot_id");
    if (!BOOT_ID.matcher(id).matches()) {
      throw unreadable("sys/kernel/random/boot_id", null);
    }
    return id;
  }

  /** CLOCK_BOOTTIME in hundredths of a second: goes on during suspend, and nobody can set it. */
  Duration uptime() throws SessionAnchorException {
    Matcher uptime = UPTIME.matcher(line("uptime"));
    if (!uptime.matches()) {
      throw unreadable("uptime", null);
    }
    return Duration.ofSeconds(Long.parseLong(uptime.group(1)))
        .plusMillis(10 * Long.parseLong(uptime.group(2)));
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

  /** Empty if there is certainly no such process. */
  Optional<ProcessStat> stat(long pid) throws SessionAnchorException {
    Path directory = root.resolve(Long.toString(pid));
    String name = pid + "/stat";
    try {
      return Optional.of(
          ProcessStat.parse(pid, bytes(name)).orElseThrow(() -> unreadable(name, null)));
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
