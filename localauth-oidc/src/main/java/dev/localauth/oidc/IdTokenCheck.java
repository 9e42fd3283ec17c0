// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an ID token must be before it matters whom it names (OpenID Connect Core §3.1.3.7). A token
 * that is not cannot come from a person who answered wrongly: it is an error, not a verdict.
 *
 * @param terms whose token it must be, and for which client
 * @param nonce what was sent with the request
 * @param moments when it was asked for
 */
record IdTokenCheck(Terms terms, String nonce, Moments moments) {
  private static final int LONGEST_SUBJECT = 255;

  Identity check(JWT token, SigningKeys keys) throws AuthenticatorException {
    if (!(token instanceof SignedJWT signed) || !keys.signed(signed)) {
      throw refused("is not signed by a key of the issuer");
    }
    Claims claims = claims(signed);
    requireIssuer(claims);
    requireAudience(claims);
    boolean bound = requireNonce(claims);
    Instant issued = moments.requireCurrent(claims, terms.issuer());
    return new Identity(
        terms.issuer(),
        subject(claims),
        claims.text("preferred_username"),
        claims.text("acr"),
        claims.list("amr"),
        claims.time("auth_time"),
        issued,
        bound);
  }

  private void requireIssuer(Claims claims) throws AuthenticatorException {
    if (!claims.requireText("iss").equals(terms.issuer())) {
      throw refused("names another issuer");
    }
  }

  private void requireAudience(Claims claims) throws AuthenticatorException {
    List<String> audience = claims.audience();
    Optional<String> party = claims.text("azp");
    if (!audience.contains(terms.client())) {
      throw refused("is meant for another client");
    }
    if (audience.size() > 1 && party.isEmpty()
        || party.isPresent() && !party.get().equals(terms.client())) {
      throw refused("was issued to another client");
    }
  }

  /** Says whether the nonce came back; it need not, but another one must not. */
  private boolean requireNonce(Claims claims) throws AuthenticatorException {
    Optional<String> returned = claims.text("nonce");
    if (returned.isPresent() && !returned.get().equals(nonce)) {
      throw refused("belongs to another request");
    }
    return returned.isPresent();
  }

  private String subject(Claims claims) throws AuthenticatorException {
    String subject = claims.requireText("sub");
    if (subject.length() > LONGEST_SUBJECT
        || subject.codePoints().anyMatch(Character::isISOControl)) {
      throw refused("names no usable subject");
    }
    return subject;
  }

  private Claims claims(SignedJWT signed) throws AuthenticatorException {
    try {
      return new Claims(signed.getJWTClaimsSet());
    } catch (ParseException malformed) {
      // No cause: its message may quote the token.
      throw refused("cannot be read");
    }
  }

  private AuthenticatorException refused(String why) {
    return new AuthenticatorException(
        Reason.FAILED,
        "the ID token of %s %s".formatted(terms.issuer(), why),
        "tell whoever runs the identity provider");
  }
}
