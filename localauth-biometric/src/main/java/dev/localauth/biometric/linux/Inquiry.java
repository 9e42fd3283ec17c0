// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.biometric.platform.Answer;
import java.io.IOException;
import java.time.Duration;

/** One conversation of PAM with the person. */
final class Inquiry {
  /** As many as PAM lets a module say at once; one that says more is out of order. */
  private static final int MOST_WORDS = 32;

  private static final Duration LEAVE = Duration.ofSeconds(5);

  private final PamProcess pam;
  private final Prompter person;
  private boolean anythingSaid;

  Inquiry(PamProcess pam, Prompter person) {
    this.pam = pam;
    this.person = person;
  }

  Answer run() throws LocalAuthException {
    for (int i = 0; i < MOST_WORDS; i++) {
      Word word = pam.next();
      if (word instanceof Word.Ended ended) {
        return new Judgment(ended, anythingSaid).answer();
      }
      try {
        pass(word);
      } catch (PromptException noAnswer) {
        leave();
        throw counted(noAnswer);
      }
      anythingSaid = true;
    }
    throw new AuthenticatorException(
        Reason.FAILED, "PAM says more than can be passed on", "see the file of the PAM service");
  }

  private void pass(Word word) throws PromptException, AuthenticatorException {
    if (word instanceof Word.Asked asked) {
      var question = new Question.Other(Cleaned.label(asked.label()), asked.echoed());
      try (Secret answer = person.ask(question)) {
        send(answer);
      }
    } else if (word instanceof Word.Shown shown) {
      person.show(new Notice.Line(Cleaned.line(shown.text())));
    }
  }

  private void send(Secret answer) throws PromptException, AuthenticatorException {
    if (!Reply.canSend(answer)) {
      throw new PromptException(
          PromptException.Reason.UNUSABLE_ANSWER, "PAM cannot be given an answer of that kind");
    }
    try {
      Reply.answer(pam.replies(), answer);
    } catch (IOException gone) {
      throw ended(gone);
    }
  }

  /** Tells PAM that nobody answers, and lets it put its things in order. */
  private void leave() {
    pam.hurry(LEAVE);
    try {
      Reply.none(pam.replies());
      Word word = pam.next();
      for (int i = 0; i < MOST_WORDS && !(word instanceof Word.Ended); i++) {
        if (word instanceof Word.Asked) {
          Reply.none(pam.replies());
        }
        word = pam.next();
      }
    } catch (IOException | AuthenticatorException gone) {
      // Its word would not be heard any more.
    }
  }

  /**
   * Who gives up at the first question has tried nothing, and the gate gives that attempt back. Who
   * gives up later may have tried some wrong fingers before.
   */
  private LocalAuthException counted(PromptException noAnswer) {
    if (anythingSaid && noAnswer.reason() == PromptException.Reason.CANCELLED) {
      return new AuthenticatorException(
          Reason.TIMED_OUT,
          "given up after PAM had begun, which counts as an attempt",
          "run the command again",
          noAnswer);
    }
    return noAnswer;
  }

  private static AuthenticatorException ended(IOException cause) {
    return new AuthenticatorException(
        Reason.FAILED,
        "PAM ended before it was given the answer",
        "a PAM module may have crashed; see the system's log",
        cause);
  }
}
