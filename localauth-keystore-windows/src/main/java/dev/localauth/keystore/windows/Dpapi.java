// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.windows;

/** Seals bytes so that only the same account on the same computer opens them, given the entropy. */
interface Dpapi {
  byte[] protect(byte[] data, byte[] entropy) throws Refused;

  byte[] unprotect(byte[] sealed, byte[] entropy) throws Refused;

  /** Windows did not do it. */
  final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final int number;

    Refused(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }
  }
}
