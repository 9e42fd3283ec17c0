// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map that came in a command.
 *
 * @param values what is in it
 */
record Parameters(Map<?, ?> values) {
  static Parameters of(byte[] cbor) {
    return new Parameters(cbor.length == 0 ? Map.of() : (Map<?, ?>) CborReader.decode(cbor));
  }

  byte[] bytes(Object key) throws CtapException {
    return optionalBytes(key).orElseThrow(Parameters::missing);
  }

  Optional<byte[]> optionalBytes(Object key) {
    return optional(key).map(byte[].class::cast);
  }

  int number(Object key) throws CtapException {
    return optional(key).map(Integer.class::cast).orElseThrow(Parameters::missing);
  }

  String text(Object key) throws CtapException {
    return optional(key).map(String.class::cast).orElseThrow(Parameters::missing);
  }

  Optional<Boolean> truth(Object key) {
    return optional(key).map(Boolean.class::cast);
  }

  /** Returns the map at {@code key}, which is empty where there is none. */
  Parameters map(Object key) {
    return new Parameters(optional(key).map(value -> (Map<?, ?>) value).orElse(Map.of()));
  }

  /** Returns the maps in the list at {@code key}, none where there is none. */
  List<Parameters> maps(Object key) {
    return optional(key).map(value -> (List<?>) value).orElse(List.of()).stream()
        .map(each -> new Parameters((Map<?, ?>) each))
        .toList();
  }

  boolean has(Object key) {
    return values.containsKey(key);
  }

  private Optional<Object> optional(Object key) {
    return Optional.ofNullable(values.get(key));
  }

  private static CtapException missing() {
    return new CtapException(Ctap.MISSING_PARAMETER);
  }
}
