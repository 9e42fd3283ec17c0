// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

/** A fingerprint sensor on the key. */
final class Sensor {
  static final int TRIES = 3;

  private int tries = TRIES;
  private boolean recognizes = true;

  void recognizes(boolean person) {
    recognizes = person;
  }

  int tries() {
    return tries;
  }

  void reset() {
    tries = TRIES;
  }

  /** Throws {@code refusal} for the wrong finger. */
  void verify(int refusal) throws CtapException {
    if (tries == 0) {
      throw new CtapException(Ctap.UV_BLOCKED);
    }
    if (!recognizes) {
      tries--;
      throw new CtapException(refusal);
    }
    tries = TRIES;
  }
}
