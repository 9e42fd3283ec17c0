// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Asks for one secret of a sender, or makes it. */
record CredentialQuestion(Prompter prompter, SmsCredential wanted) {
  private static final int LONGEST = 512;
  private static final int NEW_KEY = 32;

  /** Returns the secret, which the caller closes. */
  Secret ask() throws LocalAuthException {
    String label = wanted.label() + (wanted.generated() ? " (empty for a new one)" : "");
    try (Secret answer = prompter.ask(new Question.Other(label, false))) {
      if (answer.length() == 0 && wanted.generated()) {
        return generated();
      }
      if (!answer.use(this::isOfItsForm)) {
        throw new AuthenticatorException(
            Reason.FAILED,
            "that cannot be the " + wanted.label(),
            "it has "
                + wanted.shortest()
                + " to "
                + LONGEST
                + " letters, digits and signs without spaces");
      }
      return answer.copy();
    }
  }

  private boolean isOfItsForm(byte[] typed) {
    if (typed.length < wanted.shortest() || typed.length > LONGEST) {
      return false;
    }
    for (byte each : typed) {
      if (each <= ' ' || each > '~') {
        return false;
      }
    }
    return true;
  }

  /** Shows it once; the next question takes it away. */
  private Secret generated() throws LocalAuthException {
    try (Secret random = Secret.random(NEW_KEY)) {
      byte[] text = random.use(Base64.getUrlEncoder().withoutPadding()::encode);
      Secret key = Secret.copyOf(text);
      Arrays.fill(text, (byte) 0);
      try (Secret shown = key.copy()) {
        prompter.show(
            new Notice.Confidential(
                "give the receiver this " + wanted.label() + " before you type the number",
                Optional.empty(),
                List.of(shown)));
        return key;
      } catch (LocalAuthException | RuntimeException failure) {
        key.close();
        throw failure;
      }
    }
  }
}
