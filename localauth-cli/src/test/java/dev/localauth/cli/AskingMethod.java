// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.Availability;
import dev.localauth.api.ChangesAnswer;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;

/** A method that asks for the word it was enrolled with. */
class AskingMethod implements Authenticator {
  private final String id;
  private final Question.Known question;
  private final Availability availability;

  AskingMethod(String id, Question.Known question, Availability availability) {
    this.id = id;
    this.question = question;
    this.availability = availability;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Assurance assurance() {
    return id.equals("sms")
        ? Assurance.of(Assurance.Factor.POSSESSION, Assurance.Trait.RESTRICTED)
        : Assurance.of(Assurance.Factor.KNOWLEDGE);
  }

  @Override
  public Availability availability() {
    return availability;
  }

  @Override
  public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
    Secret key = Secret.random(32);
    context.secrets().store("key", key);
    choose(context);
    return Enrolled.with(Parameters.none(), key);
  }

  @Override
  public Verdict verify(AuthenticationContext context) throws LocalAuthException {
    try (Secret word = context.secrets().load("word").orElseThrow();
        Secret answer = context.prompter().ask(question)) {
      return word.matches(answer)
          ? Verdict.accepted(context.secrets().load("key").orElseThrow())
          : Verdict.rejected(Verdict.Rejection.WRONG);
    }
  }

  private static void choose(AuthenticationContext context) throws LocalAuthException {
    try (Secret word = context.prompter().ask(Question.Known.NEW_PIN)) {
      context.secrets().store("word", word);
    }
  }

  @Override
  public void revoke(AuthenticationContext context) throws LocalAuthException {
    context.secrets().delete("word");
    context.secrets().delete("key");
  }

  /** One whose word can be changed. */
  static final class Changing extends AskingMethod implements ChangesAnswer {
    Changing(String id, Question.Known question, Availability availability) {
      super(id, question, availability);
    }

    @Override
    public void change(AuthenticationContext context, Secret unlockingKey)
        throws LocalAuthException {
      choose(context);
    }
  }
}
