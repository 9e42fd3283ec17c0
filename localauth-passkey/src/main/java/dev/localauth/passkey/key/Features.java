// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.util.ArrayList;
import java.util.List;

/**
 * What a key says it can do (CTAP 2.1 §6.4).
 *
 * @param pinSet whether it has a PIN
 * @param pinPossible whether it could have one
 * @param verifiesByItself whether it has a sensor that knows the person, or a PIN pad
 * @param hmacSecret whether it makes secrets of a credential
 * @param algorithms its COSE algorithms; empty if it does not tell
 * @param transports how it can be reached
 */
record Features(
    boolean pinSet,
    boolean pinPossible,
    boolean verifiesByItself,
    boolean hmacSecret,
    List<Integer> algorithms,
    List<String> transports) {

  static Features of(Fido2 fido, Pointer device) throws FidoException {
    Pointer info = Allocated.require("fido_cbor_info_new", fido.fido_cbor_info_new());
    try {
      FidoException.check(
          fido, "fido_dev_get_cbor_info", fido.fido_dev_get_cbor_info(device, info));
      return new Features(
          fido.fido_dev_has_pin(device) != 0,
          fido.fido_dev_supports_pin(device) != 0,
          fido.fido_dev_has_uv(device) != 0,
          extensions(fido, info).contains("hmac-secret"),
          algorithms(fido, info),
          transports(fido, info));
    } finally {
      fido.fido_cbor_info_free(new PointerByReference(info));
    }
  }

  /** Returns which of {@code wanted} to ask for, in this order; all where the key does not tell. */
  List<Integer> candidates(List<Integer> wanted) {
    return algorithms.isEmpty() ? wanted : wanted.stream().filter(algorithms::contains).toList();
  }

  private static List<String> extensions(Fido2 fido, Pointer info) {
    return List.of(
        Allocated.strings(
            fido.fido_cbor_info_extensions_ptr(info), fido.fido_cbor_info_extensions_len(info)));
  }

  private static List<Integer> algorithms(Fido2 fido, Pointer info) {
    List<Integer> algorithms = new ArrayList<>();
    for (int i = 0; i < fido.fido_cbor_info_algorithm_count(info).intValue(); i++) {
      algorithms.add(fido.fido_cbor_info_algorithm_cose(info, new NativeLong(i)));
    }
    return algorithms;
  }

  private static List<String> transports(Fido2 fido, Pointer info) {
    String[] told =
        Allocated.strings(
            fido.fido_cbor_info_transports_ptr(info), fido.fido_cbor_info_transports_len(info));
    return told.length == 0 ? List.of("usb") : List.of(told);
  }
}
