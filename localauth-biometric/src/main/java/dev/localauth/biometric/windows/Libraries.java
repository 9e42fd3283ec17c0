// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** What Windows offers. */
record Libraries(Combase combase, User32 user32) {
  private static Libraries load() {
    String system = systemDirectory();
    return new Libraries(
        Native.load(system + "\\combase.dll", Combase.class),
        Native.load(system + "\\user32.dll", User32.class));
  }

  /** Asked for, because anybody can set SystemRoot; this library is in every process already. */
  private static String systemDirectory() {
    int most = 260;
    try (Memory buffer = new Memory(2L * most)) {
      int length = Native.load("kernel32", Kernel32.class).GetSystemDirectoryW(buffer, most);
      if (length == 0 || length > most) {
        throw new UnsatisfiedLinkError("Windows does not say where its libraries are");
      }
      return new String(buffer.getByteArray(0, 2 * length), UTF_16LE);
    }
  }

  /** Loaded on first use, so that a Windows without them is a sentence and not a failed start. */
  static final class OfThisWindows {
    static final Libraries LIBRARIES = load();

    private OfThisWindows() {}
  }
}
