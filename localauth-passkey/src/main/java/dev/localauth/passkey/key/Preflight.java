// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.passkey.transport.Descriptor;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks a key which credentials are on it, without blinking and without a person: an assertion with
 * the option {@code up} switched off (CTAP 2.1 §6.2, "pre-flight").
 */
final class Preflight {
  private static final int HASH = 32;

  private Preflight() {}

  /** Returns those of {@code credentials} that are on the key, or of which it does not tell. */
  static List<Descriptor> held(SecurityKey key, String rpId, List<Descriptor> credentials)
      throws FidoException {
    List<Descriptor> held = new ArrayList<>();
    for (Descriptor each : credentials) {
      if (mayHold(key, rpId, each.id())) {
        held.add(each);
      }
    }
    return held;
  }

  private static boolean mayHold(SecurityKey key, String rpId, byte[] id) throws FidoException {
    Fido2 fido = key.fido();
    Pointer question = Allocated.require("fido_assert_new", fido.fido_assert_new());
    try {
      byte[] hash = new byte[HASH];
      key.check(
          "fido_assert_set_clientdata_hash",
          fido.fido_assert_set_clientdata_hash(question, hash, Allocated.length(hash)));
      key.check("fido_assert_set_rp", fido.fido_assert_set_rp(question, rpId));
      key.check(
          "fido_assert_allow_cred",
          fido.fido_assert_allow_cred(question, id, Allocated.length(id)));
      key.check("fido_assert_set_up", fido.fido_assert_set_up(question, Fido2.FIDO_OPT_FALSE));
      return told(key, fido.fido_dev_get_assert(key.device(), question, null));
    } finally {
      fido.fido_assert_free(new PointerByReference(question));
    }
  }

  private static boolean told(SecurityKey key, int result) throws FidoException {
    return switch (FidoStatus.of(result)) {
      case NO_CREDENTIALS, INVALID_CREDENTIAL, INVALID_LENGTH, LIMIT_EXCEEDED, REQUEST_TOO_LARGE ->
          false;
      case TX, RX -> {
        key.check("fido_dev_get_assert", result);
        yield false;
      }
      // A key that wants to verify the person for everything does not tell; the question will.
      default -> true;
    };
  }
}
