// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Purpose;
import dev.localauth.api.ReplayGuard;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who signed in, and how, by a verified ID token.
 *
 * @param issuer whose word it is
 * @param subject the account, which the issuer gives to nobody else
 * @param name what the person calls themselves there, to be shown only
 * @param acr the class of the sign-in
 * @param amr the methods of the sign-in
 * @param signedIn when the person last proved who they are there
 * @param issuedAt when the token was issued
 * @param isBound whether the token repeats the nonce of this request
 */
record Identity(
    String issuer,
    String subject,
    Optional<String> name,
    Optional<String> acr,
    List<String> amr,
    Optional<Instant> signedIn,
    Instant issuedAt,
    boolean isBound) {

  /** Says who it is, for the person to confirm. */
  String introduction() {
    String account = "the account " + printable(subject);
    return "you are %s at %s"
        .formatted(name.map(given -> printable(given) + ", " + account).orElse(account), issuer);
  }

  /**
   * Says whether this token may have been accepted before. A nonce is made for one request; where
   * the issuer does not repeat it, as RFC 8628 knows none, each second of issue counts once.
   */
  boolean isReplayed(ReplayGuard guard) throws LocalAuthException {
    return !isBound && !guard.claim(issuedAt.getEpochSecond());
  }

  /** A purpose is cleaned for display and cut, as this must be. */
  private static String printable(String text) {
    return new Purpose(text, Optional.empty()).agent();
  }
}
