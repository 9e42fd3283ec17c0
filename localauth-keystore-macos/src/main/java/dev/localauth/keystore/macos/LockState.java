// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

/** What the keychain says about its lock when another call has failed. */
enum LockState {
  OPEN,
  LOCKED,
  UNKNOWN
}
