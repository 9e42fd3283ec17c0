// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

/** The results of Linux-PAM, at the place of their number (security/_pam_types.h). */
enum PamCode {
  SUCCESS,
  OPEN_ERR,
  SYMBOL_ERR,
  SERVICE_ERR,
  SYSTEM_ERR,
  BUF_ERR,
  PERM_DENIED,
  AUTH_ERR,
  CRED_INSUFFICIENT,
  AUTHINFO_UNAVAIL,
  USER_UNKNOWN,
  MAXTRIES,
  NEW_AUTHTOK_REQD,
  ACCT_EXPIRED,
  SESSION_ERR,
  CRED_UNAVAIL,
  CRED_EXPIRED,
  CRED_ERR,
  NO_MODULE_DATA,
  CONV_ERR,
  AUTHTOK_ERR,
  AUTHTOK_RECOVERY_ERR,
  AUTHTOK_LOCK_BUSY,
  AUTHTOK_DISABLE_AGING,
  TRY_AGAIN,
  IGNORE,
  ABORT,
  AUTHTOK_EXPIRED,
  MODULE_UNKNOWN,
  BAD_ITEM,
  CONV_AGAIN,
  INCOMPLETE,
  /** Anything that this list does not have. */
  UNKNOWN;

  int number() {
    return ordinal();
  }

  static PamCode of(int number) {
    return number >= 0 && number < UNKNOWN.ordinal() ? values()[number] : UNKNOWN;
  }
}
