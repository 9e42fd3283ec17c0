// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to enroll.
 *
 * @param ways the ways that will open the gate, the preferred one first; each a list of method ids
 *     that are asked in this order
 * @param wanted what to ask of a method, by its id; methods have sensible values of their own
 * @param store where the secrets shall rest; empty for the platform's own store
 */
public record SetupRequest(
    List<List<String>> ways, Map<String, Parameters> wanted, Optional<String> store) {
  /** Copies the collections. */
  public SetupRequest {
    ways = ways.stream().map(List::copyOf).toList();
    wanted = Map.copyOf(wanted);
  }
}
