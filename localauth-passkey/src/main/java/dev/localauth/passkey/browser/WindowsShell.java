// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.WString;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Opens an address as a click on it would; {@code shell32} is one of the KnownDLLs. */
final class WindowsShell implements PersonsBrowser {
  private static final long GREATEST_ERROR = 32;

  @Override
  public CompletionStage<Boolean> open(String address) throws IOException {
    try {
      Pointer result =
          Native.load("shell32", Shell32.class)
              .ShellExecuteW(
                  null,
                  new WString("open"),
                  new WString(address),
                  null,
                  null,
                  Shell32.SW_SHOWNORMAL);
      return CompletableFuture.completedStage(Pointer.nativeValue(result) > GREATEST_ERROR);
    } catch (UnsatisfiedLinkError missing) {
      throw new IOException("shell32 cannot be used", missing);
    }
  }
}
