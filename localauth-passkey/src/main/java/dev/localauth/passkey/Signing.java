// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Verdict;
import dev.localauth.passkey.ceremony.Assertion;
import dev.localauth.passkey.ceremony.AssertionCeremony;
import dev.localauth.passkey.ceremony.CeremonyException;
import dev.localauth.passkey.ceremony.Credential;
import dev.localauth.passkey.ceremony.Step;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lets the person sign with one of their passkeys. */
final class Signing {
  static final Duration LIMIT = Duration.ofMinutes(1);

  private final Transports transports;
  private final List<AuthenticationContext> contexts;

  Signing(Transports transports, List<AuthenticationContext> contexts) {
    this.transports = transports;
    this.contexts = List.copyOf(contexts);
  }

  Verdict verdict() throws LocalAuthException {
    AuthenticationContext lent = contexts.get(0);
    Wishes wishes = Wishes.of(lent.wishes());
    List<Registered> registered = registered();
    List<Credential> credentials = registered.stream().map(Registered::credential).toList();
    List<Descriptor> named = credentials.stream().map(Credential::descriptor).toList();
    Transport transport = transports.choose(wishes, named);
    AssertionCeremony ceremony =
        AssertionCeremony.of(credentials, registered.get(0).kept().prfInput(), LIMIT);
    Asking asking = new Asking(lent, wishes.forTransport());
    try (AssertionResponse response = transport.sign(ceremony.request(), asking)) {
      return judge(ceremony, registered, response);
    }
  }

  /** Returns the passkeys that are whole; one that is not must not keep the person from another. */
  private List<Registered> registered() throws LocalAuthException {
    List<Registered> whole = new ArrayList<>();
    for (AuthenticationContext context : contexts) {
      try {
        whole.add(Registered.of(context));
      } catch (AuthenticatorException broken) {
        if (contexts.size() == 1) {
          throw broken;
        }
        say("one of your passkeys cannot be used: " + broken.getMessage());
      }
    }
    if (whole.isEmpty()) {
      throw Failures.damaged();
    }
    return whole;
  }

  private Verdict judge(
      AssertionCeremony ceremony, List<Registered> registered, AssertionResponse response)
      throws LocalAuthException {
    try {
      Assertion assertion = ceremony.verify(response);
      Registered signer = registered.get(assertion.credential());
      return signer.isNew(assertion.signCount()) ? accepted(signer, response) : warnOfCopy();
    } catch (CeremonyException failure) {
      if (failure.step() == Step.PUBLIC_KEY) {
        throw Failures.damagedEnrollment(failure);
      }
      return failure.step() == Step.COUNTER
          ? warnOfCopy()
          : Verdict.rejected(Verdict.Rejection.WRONG);
    }
  }

  private static Verdict accepted(Registered signer, AssertionResponse response)
      throws LocalAuthException {
    return signer
        .unlockingKey(response.prf())
        .<Verdict>map(Verdict::accepted)
        .orElseGet(Verdict::accepted);
  }

  private Verdict warnOfCopy() {
    say(
        "the counter of this passkey went back: somebody may have copied it;"
            + " remove it and register it anew");
    return Verdict.rejected(Verdict.Rejection.WRONG);
  }

  private void say(String line) {
    try {
      contexts.get(0).prompter().show(new Notice.Line(line));
    } catch (PromptException nobodyThere) {
      // What is decided does not depend on who reads it.
      return;
    }
  }
}
