// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import org.jspecify.annotations.Nullable;

/** The part of libSystem that tells about processes; see the manual page of each function. */
interface LibSystem extends Library {
  // sys/sysctl.h
  int CTL_KERN = 1;
  int KERN_PROC = 14;
  int KERN_PROC_PID = 1;

  // time.h: goes on during sleep, and no clock adjustment reaches it
  int CLOCK_MONOTONIC_RAW = 4;

  // sys/stat.h
  short S_IFCHR = 0x2000;

  int sysctl(
      int[] name,
      int length,
      Pointer found,
      LongByReference size,
      @Nullable Pointer wanted,
      long wantedSize)
      throws LastErrorException;

  int sysctlbyname(
      String name, Pointer found, LongByReference size, @Nullable Pointer wanted, long wantedSize)
      throws LastErrorException;

  int getsid(int pid) throws LastErrorException;

  long clock_gettime_nsec_np(int clock);

  @Nullable Pointer devname_r(int device, short type, Pointer name, int size);

  /** Loaded on first use. */
  final class Loaded {
    /** Not a file since macOS 11: only the loader finds it, in its cache of shared libraries. */
    static final LibSystem LIB_SYSTEM = Native.load("/usr/lib/libSystem.B.dylib", LibSystem.class);

    private Loaded() {}
  }
}
