// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchorException.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The kernel of macOS. */
final class NativeDarwin implements Darwin {
  private static final int ESRCH = 3;
  private static final int LONGEST_NAME = 128;
  private static final Pattern UUID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final Supplier<LibSystem> system;

  NativeDarwin(Supplier<LibSystem> system) {
    this.system = system;
  }

  /** For a number that no process has, the kernel succeeds and writes nothing. */
  @Override
  public Optional<ProcessEntry> process(long pid) throws SessionAnchorException {
    if (pid <= 0 || pid > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int[] name = {LibSystem.CTL_KERN, LibSystem.KERN_PROC, LibSystem.KERN_PROC_PID, (int) pid};
    try (Memory entry = new Memory(ProcessEntry.BYTES)) {
      LongByReference size = new LongByReference(entry.size());
      system().sysctl(name, name.length, entry, size, null, 0);
      if (size.getValue() == 0) {
        return Optional.empty();
      }
      Optional<ProcessEntry> found = ProcessEntry.read(entry);
      if (size.getValue() != entry.size() || found.isPresent() && found.get().pid() != pid) {
        throw untold("about process " + pid, null);
      }
      return found;
    } catch (LastErrorException e) {
      throw untold("about process " + pid, e);
    }
  }

  @Override
  public long session(long pid) throws SessionAnchorException {
    try {
      return system().getsid((int) pid);
    } catch (LastErrorException e) {
      if (e.getErrorCode() == ESRCH) {
        return 0;
      }
      throw untold("the session of process " + pid, e);
    }
  }

  /** A device without a name is {@code "??"}. */
  @Override
  public Optional<String> terminalName(int device) throws SessionAnchorException {
    try (Memory name = new Memory(LONGEST_NAME)) {
      name.clear();
      Pointer found = system().devname_r(device, LibSystem.S_IFCHR, name, (int) name.size() - 1);
      return Optional.ofNullable(found)
          .map(text -> text.getString(0, StandardCharsets.US_ASCII.name()))
          .filter(text -> !text.isEmpty() && !text.contains("?"));
    }
  }

  /** The time the system started at moves with the clock; this does not. */
  @Override
  public String bootSession() throws SessionAnchorException {
    try (Memory text = new Memory(LONGEST_NAME)) {
      text.clear();
      LongByReference size = new LongByReference(text.size() - 1);
      system().sysctlbyname("kern.bootsessionuuid", text, size, null, 0);
      String id = text.getString(0, StandardCharsets.US_ASCII.name()).toLowerCase(Locale.ROOT);
      if (!UUID.matcher(id).matches()) {
        throw untold("which run of the system this is", null);
      }
      return id;
    } catch (LastErrorException e) {
      throw untold("which run of the system this is", e);
    }
  }

  /** The call says 0 for a clock that it does not know. */
  @Override
  public Duration sinceBoot() throws SessionAnchorException {
    long nanoseconds = system().clock_gettime_nsec_np(LibSystem.CLOCK_MONOTONIC_RAW);
    if (nanoseconds <= 0) {
      throw untold("how long it runs", null);
    }
    return Duration.ofNanos(nanoseconds);
  }

  private LibSystem system() throws SessionAnchorException {
    try {
      return system.get();
    } catch (LinkageError e) {
      throw untold("anything: libSystem cannot be called", e);
    }
  }

  private static SessionAnchorException untold(String what, @Nullable Throwable cause) {
    String message = "macOS does not tell " + what;
    return cause == null
        ? new SessionAnchorException(Reason.UNREADABLE, message)
        : new SessionAnchorException(Reason.UNREADABLE, message, "", cause);
  }
}
