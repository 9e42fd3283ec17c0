// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.util.Optional;

/** Asks for a PIN to be set, twice, and says what is wrong with it. */
final class NewPin {
  private static final int TRIES = 3;

  private final Prompter prompter;
  private final PinRules rules;

  NewPin(AuthenticationContext context) throws AuthenticatorException {
    this.prompter = context.prompter();
    this.rules = PinRules.of(context.person());
  }

  /** Returns the new PIN, which the caller closes. */
  Pin choose() throws LocalAuthException {
    for (int i = 0; i < TRIES; i++) {
      try (Pin pin = ask(Question.Known.NEW_PIN)) {
        Optional<String> objection = objectionTo(pin);
        if (objection.isEmpty()) {
          return pin.copy();
        }
        prompter.show(new Notice.Line(objection.get()));
      }
    }
    throw new AuthenticatorException(
        Reason.FAILED,
        "no PIN was set after " + TRIES + " tries",
        "think of one that is no date, name or sequence, and run the command again");
  }

  private Optional<String> objectionTo(Pin pin) throws PromptException {
    Optional<String> objection = rules.objectionTo(pin);
    return objection.isPresent() ? objection : differenceFrom(pin);
  }

  private Optional<String> differenceFrom(Pin pin) throws PromptException {
    try (Pin repeated = ask(Question.Known.REPEAT_PIN)) {
      return pin.bytes().matches(repeated.bytes())
          ? Optional.empty()
          : Optional.of("the two PINs differ");
    }
  }

  private Pin ask(Question question) throws PromptException {
    try (Secret answer = prompter.ask(question)) {
      return Pin.of(answer);
    }
  }
}
