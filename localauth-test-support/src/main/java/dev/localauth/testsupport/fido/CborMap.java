// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.util.LinkedHashMap;
import java.util.Map;

/** Maps to be written as CBOR in the order in which they are filled. */
final class CborMap {
  private CborMap() {}

  /** Returns a map of alternating keys and values. */
  static Map<Object, Object> of(Object... keysAndValues) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}
