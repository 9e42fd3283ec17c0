// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Memory;
import com.sun.jna.Native;

/** What Windows offers. */
record Libraries(WebAuthn webauthn, User32 user32, Kernel32 kernel32) {
  private static Libraries load() {
    // This one is in every process already.
    Kernel32 kernel32 = Native.load("kernel32", Kernel32.class);
    String system = systemDirectory(kernel32);
    // By its whole path: a library of that name elsewhere would answer whatever it likes.
    return new Libraries(
        Native.load(system + "\\webauthn.dll", WebAuthn.class),
        Native.load(system + "\\user32.dll", User32.class),
        kernel32);
  }

  /** Asked for, because anybody can set SystemRoot. */
  private static String systemDirectory(Kernel32 kernel32) {
    int most = 260;
    try (Memory buffer = new Memory(2L * most)) {
      int length = kernel32.GetSystemDirectoryW(buffer, most);
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
