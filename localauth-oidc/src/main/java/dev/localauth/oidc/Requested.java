// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.util.Optional;

/**
 * What is asked for at enrollment.
 *
 * @param terms with whom, and how the person must sign in
 * @param confidential whether the client has a secret, which the person is asked for
 */
record Requested(Terms terms, boolean confidential) {
  private static final String SECRET = "client-secret";

  static Requested of(Parameters wishes) throws AuthenticatorException {
    if (wishes.get("issuer").isEmpty() || wishes.get("client").isEmpty()) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "oidc needs to know an issuer and a client",
          "add --set oidc.issuer=https://... --set oidc.client=...");
    }
    Values values = new Values(wishes.asMap());
    Optional<String> secret = values.take(SECRET);
    if (secret.isPresent() && !secret.get().equals("ask")) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "a secret on a command line can be seen by others",
          "say --set oidc.client-secret=ask, and change that secret if it was one");
    }
    Terms terms = Terms.take(values);
    values.requireEmpty();
    return new Requested(terms, secret.isPresent());
  }

  /** Returns a new record, which the caller closes. */
  ClientRecord client(Prompter prompter) throws PromptException, AuthenticatorException {
    if (!confidential) {
      return ClientRecord.ofPublicClient();
    }
    Question question = new Question.Other("client secret of " + terms.client(), false);
    try (Secret answer = prompter.ask(question)) {
      if (answer.length() == 0) {
        throw new AuthenticatorException(Reason.CANCELLED, "no client secret was typed");
      }
      return ClientRecord.with(answer);
    }
  }
}
