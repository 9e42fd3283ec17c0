// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is pinned.
 *
 * @param policy what the person has to show
 * @param fingers a digest of the fingers that macOS knew; empty where the login password would do,
 *     too, because whoever has that can add a finger
 */
record TouchIdEnrollment(LaPolicy policy, Optional<String> fingers) {
  private static final String POLICY = "policy";
  private static final String FINGERS = "fingers-sha256";

  /** Reads the policy out of wishes. */
  static LaPolicy wished(Parameters wanted) throws AuthenticatorException {
    requireOnly(wanted, Set.of(POLICY), "touch-id knows no such wish");
    String word = wanted.get(POLICY).orElse(LaPolicy.BIOMETRICS.word());
    return LaPolicy.of(word)
        .orElseThrow(
            () ->
                new AuthenticatorException(
                    Reason.FAILED,
                    "touch-id knows no policy of that name",
                    "policy is biometrics or device-owner"));
  }

  /** Reads what was pinned, whole. */
  static TouchIdEnrollment of(Parameters enrolled) throws AuthenticatorException {
    requireOnly(enrolled, Set.of(POLICY, FINGERS), "the enrollment of touch-id is not understood");
    LaPolicy policy =
        enrolled.get(POLICY).flatMap(LaPolicy::of).orElseThrow(TouchIdEnrollment::incomplete);
    Optional<String> fingers = enrolled.get(FINGERS);
    if (fingers.isPresent() != (policy == LaPolicy.BIOMETRICS)) {
      throw incomplete();
    }
    return new TouchIdEnrollment(policy, fingers);
  }

  Parameters parameters() {
    Map<String, String> values = new HashMap<>(Map.of(POLICY, policy.word()));
    fingers.ifPresent(digest -> values.put(FINGERS, digest));
    return Parameters.of(values);
  }

  private static void requireOnly(Parameters given, Set<String> known, String otherwise)
      throws AuthenticatorException {
    for (String key : given.asMap().keySet()) {
      if (!known.contains(key)) {
        throw new AuthenticatorException(
            Reason.FAILED, otherwise + ": " + key, "policy is biometrics or device-owner");
      }
    }
  }

  private static AuthenticatorException incomplete() {
    return new AuthenticatorException(
        Reason.FAILED, "the enrollment of touch-id is incomplete", "enroll it again");
  }
}
