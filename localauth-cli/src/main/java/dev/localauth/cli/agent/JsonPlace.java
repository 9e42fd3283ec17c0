// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import com.fasterxml.jackson.core.JsonToken;
import java.util.List;
import java.util.Optional;

/**
 * Where a value is in a JSON text.
 *
 * @param kind its first token
 * @param start its first character
 * @param end the character after it
 * @param children members or elements, in their order
 */
record JsonPlace(JsonToken kind, int start, int end, List<Child> children) {
  /**
   * A member of an object, or an element of an array.
   *
   * @param name the member's
   * @param start the first character, of the name if there is one
   * @param value the value
   */
  record Child(Optional<String> name, int start, JsonPlace value) {}

  /** Returns the member {@code name}; none if this is no object. */
  Optional<Child> member(String name) {
    return children.stream().filter(child -> child.name().equals(Optional.of(name))).findFirst();
  }
}
