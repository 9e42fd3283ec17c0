// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.security.GeneralSecurityException;
import java.util.Optional;

/** What a command says about who verified the person (CTAP 2.1 §6.1.2 and §6.2.2). */
final class Verification {
  private final SoftKey key;
  private final Parameters options;
  private final Optional<byte[]> proof;
  private final int protocol;

  Verification(SoftKey key, Parameters options, Optional<byte[]> proof, int protocol) {
    this.key = key;
    this.options = options;
    this.proof = proof;
    this.protocol = protocol;
  }

  /** Answers whoever only wants to know which key is touched. */
  void answerTouchChoice() throws CtapException {
    if (proof.isPresent() && proof.get().length == 0) {
      key.touch().await();
      throw new CtapException(key.pin().isSet() ? Ctap.PIN_INVALID : Ctap.PIN_NOT_SET);
    }
  }

  /** Says whether the person was verified; throws if that was tried and failed. */
  boolean verified(byte[] clientDataHash, int permission)
      throws CtapException, GeneralSecurityException {
    if (proof.isPresent()) {
      key.pin().check(PinProtocol.of(protocol), proof.get(), clientDataHash, permission);
      return true;
    }
    if (options.truth("uv").orElse(false)) {
      Sensor sensor = key.sensor().orElseThrow(() -> new CtapException(Ctap.INVALID_OPTION));
      key.touch().await();
      sensor.verify(Ctap.OPERATION_DENIED);
      return true;
    }
    if (key.alwaysVerifies()) {
      throw new CtapException(Ctap.PUAT_REQUIRED);
    }
    return false;
  }
}
