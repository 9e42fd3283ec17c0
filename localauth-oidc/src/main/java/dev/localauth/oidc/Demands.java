// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the person must have signed in (OpenID Connect Core §2).
 *
 * @param acr one of these classes ({@code acr}), the preferred one first; empty for any
 * @param amr all of these methods (RFC 8176 {@code amr})
 * @param maxAge how long ago at most, when the ID token is issued; empty for any time
 */
record Demands(List<String> acr, List<String> amr, Optional<Duration> maxAge) {
  /** Returns what is missing, in a sentence, or empty if nothing is. */
  Optional<String> objectionTo(Identity identity) {
    String issuer = identity.issuer();
    if (!acr.isEmpty() && identity.acr().filter(acr::contains).isEmpty()) {
      return Optional.of(
          issuer + " does not say that the sign-in was of class " + String.join(" or ", acr));
    }
    for (String method : amr) {
      if (!identity.amr().contains(method)) {
        return Optional.of(issuer + " does not say that the sign-in was by " + method);
      }
    }
    return maxAge.flatMap(longest -> objectionToAge(identity, longest));
  }

  /** Both times are the issuer's own, so that no difference of clocks matters. */
  private static Optional<String> objectionToAge(Identity identity, Duration longest) {
    Optional<Instant> signedIn = identity.signedIn();
    if (signedIn.isEmpty()) {
      return Optional.of(identity.issuer() + " does not say when the person signed in");
    }
    Duration age = Duration.between(signedIn.get(), identity.issuedAt());
    if (age.compareTo(Moments.SKEW.negated()) < 0) {
      return Optional.of(identity.issuer() + " says that the person will sign in later");
    }
    return age.compareTo(longest) <= 0
        ? Optional.empty()
        : Optional.of(
            "the sign-in at %s is %d s old, and %d s are allowed; sign out there first"
                .formatted(identity.issuer(), age.toSeconds(), longest.toSeconds()));
  }
}
