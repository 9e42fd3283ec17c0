// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

/** How far PAM was when it ended. */
enum Stage {
  /** Before anything was asked: pam_start(3) and what comes before it. */
  START,
  /** pam_authenticate(3). */
  AUTHENTICATE,
  /** pam_acct_mgmt(3): the person was recognized, and may not use the account. */
  ACCOUNT
}
