// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import com.sun.jna.platform.win32.Crypt32Util;
import com.sun.jna.platform.win32.Win32Exception;
import com.sun.jna.platform.win32.WinCrypt;

/** DPAPI through JNA's own binding, which overwrites what it copies; never shows a window. */
final class Crypt32 implements Dpapi {
  private static final int SILENTLY = WinCrypt.CRYPTPROTECT_UI_FORBIDDEN;

  @Override
  public byte[] protect(byte[] data, byte[] entropy) throws Refused {
    try {
      return Crypt32Util.cryptProtectData(data, entropy, SILENTLY, "", null);
    } catch (Win32Exception e) {
      throw new Refused(e.getErrorCode());
    }
  }

  @Override
  public byte[] unprotect(byte[] sealed, byte[] entropy) throws Refused {
    try {
      return Crypt32Util.cryptUnprotectData(sealed, entropy, SILENTLY, null);
    } catch (Win32Exception e) {
      throw new Refused(e.getErrorCode());
    }
  }
}
