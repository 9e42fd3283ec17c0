// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.windows;

import com.sun.jna.Memory;
import com.sun.jna.ptr.IntByReference;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchorException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Windows itself. What the JDK tells is taken from it, because it knows the races. */
final class NativeWindows implements Windows {
  private static final int ENOUGH = 64;

  // SYSTEM_TIMEOFDAY_INFORMATION, as its users know it; the header leaves it opaque.
  private static final int TIME_OF_DAY_BYTES = 48;
  private static final int BOOT_TIME = 0;
  private static final int BOOT_TIME_BIAS = 32;

  private final Supplier<Kernel32> kernel;
  private final Supplier<Ntdll> system;

  NativeWindows() {
    this(() -> Kernel32.Loaded.KERNEL32, () -> Ntdll.Loaded.NTDLL);
  }

  NativeWindows(Supplier<Kernel32> kernel, Supplier<Ntdll> system) {
    this.kernel = kernel;
    this.system = system;
  }

  @Override
  public Optional<Running> process(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).flatMap(NativeWindows::running);
  }

  /** Of a process that this account may not look at, not even its start is told. */
  private static Optional<Running> running(ProcessHandle process) {
    Optional<Instant> start = process.info().startInstant();
    return start.map(
        since ->
            new Running(
                process.pid(),
                since.toEpochMilli(),
                process.parent().map(ProcessHandle::pid).orElse(0L)));
  }

  @Override
  public Set<Long> onThisConsole() throws SessionAnchorException {
    int[] found = new int[ENOUGH];
    try {
      int count = kernel.get().GetConsoleProcessList(found, found.length);
      while (count > found.length) {
        found = new int[2 * count];
        count = kernel.get().GetConsoleProcessList(found, found.length);
      }
      // None at all: this process has no console.
      return Arrays.stream(found, 0, count)
          .mapToObj(Integer::toUnsignedLong)
          .collect(Collectors.toSet());
    } catch (LinkageError e) {
      throw untold("who shares this console", e);
    }
  }

  @Override
  public Duration sinceBoot() throws SessionAnchorException {
    try {
      return Duration.ofMillis(kernel.get().GetTickCount64());
    } catch (LinkageError e) {
      throw untold("how long it runs", e);
    }
  }

  /** When the clock is set, the boot time moves along with it, and the bias tells by how much. */
  @Override
  public long bootTime() throws SessionAnchorException {
    try (Memory answer = new Memory(TIME_OF_DAY_BYTES)) {
      answer.clear();
      int status =
          system
              .get()
              .NtQuerySystemInformation(
                  Ntdll.SYSTEM_TIME_OF_DAY_INFORMATION,
                  answer,
                  TIME_OF_DAY_BYTES,
                  new IntByReference());
      if (status != Ntdll.STATUS_SUCCESS || answer.getLong(BOOT_TIME) == 0) {
        throw new SessionAnchorException(
            Reason.UNREADABLE, "NtQuerySystemInformation: status 0x%08x".formatted(status));
      }
      return answer.getLong(BOOT_TIME) - answer.getLong(BOOT_TIME_BIAS);
    } catch (LinkageError e) {
      throw untold("when it was started", e);
    }
  }

  private static SessionAnchorException untold(String what, LinkageError cause) {
    return new SessionAnchorException(
        Reason.UNREADABLE, "Windows does not tell " + what, "", cause);
  }
}
