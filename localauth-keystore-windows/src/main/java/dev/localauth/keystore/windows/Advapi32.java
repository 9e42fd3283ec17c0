// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The part of wincred.h that is used here; a result of 0 means that there is a last error. */
interface Advapi32 extends Library {
  int CRED_TYPE_GENERIC = 1;
  int CRED_PERSIST_LOCAL_MACHINE = 2;

  /** 5 * 512; the headers before Windows 7 said 512. */
  int CRED_MAX_CREDENTIAL_BLOB_SIZE = 2560;

  /** https://learn.microsoft.com/windows/win32/api/wincred/nf-wincred-credwritew */
  int CredWriteW(Credential credential, int flags);

  /** https://learn.microsoft.com/windows/win32/api/wincred/nf-wincred-credreadw */
  int CredReadW(Pointer targetName, int type, int flags, PointerByReference credential);

  /** https://learn.microsoft.com/windows/win32/api/wincred/nf-wincred-creddeletew */
  int CredDeleteW(Pointer targetName, int type, int flags);

  /** https://learn.microsoft.com/windows/win32/api/wincred/nf-wincred-credfree */
  void CredFree(Pointer buffer);
}
