// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.api.Parameters;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an enrollment says: where it was made, by which entry in the store it is known, and what the
 * platform wants to be handed again.
 *
 * @param enrolled the enrolled parameters
 */
record Binding(Parameters enrolled) {
  private static final String PLATFORM = "platform";
  private static final String ENTRY = "entry-sha256";

  static Binding of(String platform, String fingerprint, Parameters chosen) {
    SortedMap<String, String> values = chosen.asMap();
    values.put(PLATFORM, platform);
    values.put(ENTRY, fingerprint);
    return new Binding(Parameters.of(values));
  }

  Optional<String> platform() {
    return enrolled.get(PLATFORM);
  }

  /** Returns the entry's digest; one that no secret has, if the enrollment does not say. */
  String fingerprint() {
    return enrolled.get(ENTRY).orElse("");
  }

  /** Returns what {@link dev.localauth.biometric.platform.Platform#enroll} returned. */
  Parameters chosen() {
    SortedMap<String, String> values = enrolled.asMap();
    values.remove(PLATFORM);
    values.remove(ENTRY);
    return Parameters.of(values);
  }
}
