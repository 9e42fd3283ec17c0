// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.Map;

/** Linux-PAM (libpam.so.0, security/pam_appl.h). */
interface LibPam extends Library {
  /** An empty password is no password. */
  int PAM_DISALLOW_NULL_AUTHTOK = 1;

  /** struct pam_conv: a function and what it is handed. */
  int CONV_SIZE = 2 * Native.POINTER_SIZE;

  int pam_start(String service, String user, Pointer conv, PointerByReference handle);

  int pam_authenticate(Pointer handle, int flags);

  int pam_acct_mgmt(Pointer handle, int flags);

  int pam_end(Pointer handle, int status);

  /** Loads the system's own. */
  static LibPam load() {
    String path =
        SystemLibrary.find("libpam.so.0")
            .orElseThrow(() -> new UnsatisfiedLinkError("libpam.so.0 is missing"))
            .toString();
    return Native.load(path, LibPam.class, Map.of(OPTION_STRING_ENCODING, "UTF-8"));
  }

  /** The conversation (pam_conv(3)). */
  interface Conv extends Callback {
    int converse(int count, Pointer messages, Pointer responses, Pointer unused);
  }
}
