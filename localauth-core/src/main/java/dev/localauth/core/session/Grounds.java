// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import dev.localauth.core.file.FileIdentity;
import dev.localauth.core.place.Places;
import java.io.IOException;

/**
 * The identities of the files a decision was made from. As long as they are the same, so is the
 * decision.
 *
 * @param policy the identity of the policy file
 * @param settings the identity of the settings file
 * @param marker the identity of the marker
 */
public record Grounds(String policy, String settings, String marker) {
  /** Returns these grounds with the identity that {@code places} gives the marker now. */
  public Grounds withMarkerOf(Places places) throws IOException {
    return new Grounds(policy, settings, FileIdentity.of(places.marker()));
  }

  /** Says whether these are the grounds found {@code now}. */
  public boolean areStill(Grounds now) {
    return policy.equals(now.policy) && settings.equals(now.settings) && marker.equals(now.marker);
  }

  /** Returns the identities as they are now. */
  public static Grounds now(Places places) throws IOException {
    return new Grounds(
        FileIdentity.of(places.policy()),
        FileIdentity.of(places.settings()),
        FileIdentity.of(places.marker()));
  }
}
