// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AnswersElsewhere;
import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Verdict;
import java.util.Optional;

/**
 * The organization's own login: the person signs in at their identity provider, on any device, by
 * the device authorization grant (RFC 8628), and the provider's ID token says who they are.
 *
 * <p>There is no unlocking key: the provider gives nothing that only this person could bring back.
 */
public final class OidcAuthenticator implements Authenticator, AnswersElsewhere {
  static final String ID = "oidc";

  private final Waiting waiting;

  /** Does nothing. */
  public OidcAuthenticator() {
    this(Waiting.REAL);
  }

  OidcAuthenticator(Waiting waiting) {
    this.waiting = waiting;
  }

  @Override
  public String id() {
    return ID;
  }

  /** What the provider asked for is not known here, so nothing is promised beyond its word. */
  @Override
  public Assurance assurance() {
    return Assurance.of(Assurance.Factor.DELEGATED);
  }

  @Override
  public Availability availability() {
    return Availability.usable("a sign-in at the identity provider of an organization");
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    Requested requested = Requested.of(context.parameters());
    try (ClientRecord client = requested.client(context.prompter())) {
      Identity identity = firstSignIn(context, requested.terms(), client);
      if (!context.prompter().confirm(identity.introduction() + "; let this account in here")) {
        throw new AuthenticatorException(Reason.CANCELLED, "the account was not confirmed");
      }
      new RecordEntry(context.secrets()).store(client);
      return Enrolled.with(
          new Pinned(requested.terms(), identity.subject(), client.fingerprint()).toParameters());
    }
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    refuseWishes(context);
    Pinned pinned = Pinned.of(context.parameters());
    try (ClientRecord client = new RecordEntry(context.secrets()).load(pinned.record())) {
      Optional<Identity> signedIn = signIn(context, pinned.terms(), client);
      Optional<String> objection =
          signedIn.isEmpty()
              ? Optional.of("the request was denied at " + pinned.terms().issuer())
              : pinned.objectionTo(signedIn.get());
      if (objection.isPresent()) {
        context.prompter().show(new Notice.Line(objection.get()));
        return Verdict.rejected(Verdict.Rejection.WRONG);
      }
      return signedIn.get().isReplayed(context.replayGuard())
          ? Verdict.rejected(Verdict.Rejection.REUSED)
          : Verdict.accepted();
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    new RecordEntry(context.secrets()).delete();
  }

  private Identity firstSignIn(AuthenticationContext context, Terms terms, ClientRecord client)
      throws LocalAuthException {
    Identity identity =
        signIn(context, terms, client)
            .orElseThrow(
                () ->
                    new AuthenticatorException(
                        Reason.FAILED, "the request was denied at " + terms.issuer()));
    Optional<String> objection = terms.demands().objectionTo(identity);
    if (objection.isPresent()) {
      throw new AuthenticatorException(
          Reason.FAILED,
          objection.get(),
          "see docs/oidc.md for what a provider must say, and how to ask for less");
    }
    return identity;
  }

  private Optional<Identity> signIn(AuthenticationContext context, Terms terms, ClientRecord client)
      throws LocalAuthException {
    return new SignIn(context, terms, client, waiting).run();
  }

  private static void refuseWishes(AuthenticationContext context) throws AuthenticatorException {
    if (!context.wishes().asMap().isEmpty()) {
      throw new AuthenticatorException(
          Reason.FAILED, "oidc cannot be asked for in another way than it was enrolled");
    }
  }
}
