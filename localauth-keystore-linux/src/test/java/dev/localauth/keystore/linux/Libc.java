// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Structure;

/** What tests need of the C library. */
public interface Libc extends Library {
  Libc INSTANCE = Native.load("c", Libc.class);

  int setenv(String name, String value, int overwrite);

  Mallinfo2.ByValue mallinfo2();

  /** {@code struct mallinfo2} of malloc.h. */
  @Structure.FieldOrder({
    "arena",
    "ordblks",
    "smblks",
    "hblks",
    "hblkhd",
    "usmblks",
    "fsmblks",
    "uordblks",
    "fordblks",
    "keepcost"
  })
  class Mallinfo2 extends Structure {
    public NativeLong arena = new NativeLong();
    public NativeLong ordblks = new NativeLong();
    public NativeLong smblks = new NativeLong();
    public NativeLong hblks = new NativeLong();
    public NativeLong hblkhd = new NativeLong();
    public NativeLong usmblks = new NativeLong();
    public NativeLong fsmblks = new NativeLong();
    public NativeLong uordblks = new NativeLong();
    public NativeLong fordblks = new NativeLong();
    public NativeLong keepcost = new NativeLong();

    /** As a function returns it. */
    public static final class ByValue extends Mallinfo2 implements Structure.ByValue {}
  }
}
