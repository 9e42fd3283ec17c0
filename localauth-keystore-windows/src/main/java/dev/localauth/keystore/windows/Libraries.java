// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.platform.win32.Kernel32Util;
import java.util.function.IntFunction;

/**
 * What Windows offers.
 *
 * @param text what Windows says about an error, or nothing
 */
record Libraries(Advapi32 advapi32, Dpapi dpapi, IntFunction<String> text) {
  private static Libraries load() {
    String system = systemDirectory();
    // JNA loads this one by its name alone; Windows then takes the one that is loaded already.
    NativeLibrary.getInstance(system + "\\crypt32.dll");
    return new Libraries(
        Native.load(system + "\\advapi32.dll", Advapi32.class),
        new Crypt32(),
        Libraries::textOfThisWindows);
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

  private static String textOfThisWindows(int number) {
    try {
      return Kernel32Util.formatMessage(number);
    } catch (LastErrorException e) {
      return "";
    }
  }

  /** Loaded on first use, so that a Windows without them is a sentence and not a failed start. */
  static final class OfThisWindows {
    static final Libraries LIBRARIES = load();

    private OfThisWindows() {}
  }
}
