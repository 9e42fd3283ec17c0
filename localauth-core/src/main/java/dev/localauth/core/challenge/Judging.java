// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AnswersElsewhere;
import dev.localauth.api.AnswersForAny;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Verdict;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.ledger.Ledger;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Lets one method ask the person once, and judge. */
final class Judging {
  private final Subject subject;
  private final Authenticator method;
  private final Ledger ledger;
  private final CountingPrompter prompter;
  private final Interruption interruption;

  Judging(
      Subject subject,
      Authenticator method,
      Ledger ledger,
      CountingPrompter prompter,
      Interruption interruption) {
    this.subject = subject;
    this.method = method;
    this.ledger = ledger;
    this.prompter = prompter;
    this.interruption = interruption;
  }

  Verdict judge() throws LocalAuthException, GateClosedException, IOException {
    if (method instanceof AnswersElsewhere) {
      prompter.chargeAhead();
    }
    try {
      List<Credential> credentials = subject.credentials(method.id());
      return method instanceof AnswersForAny any
          ? any.verifyAny(contexts(credentials))
          : judgeEach(credentials);
    } catch (LocalAuthException failure) {
      if (isNoAttempt(failure)) {
        prompter.refundAhead();
      }
      throw failure;
    } catch (RuntimeException | Error defect) {
      interruption.throwIfClosed();
      throw new GateClosedException(
          ClosedReason.UNDECIDED, "the method " + method.id() + " failed", "", defect);
    }
  }

  private List<AuthenticationContext> contexts(List<Credential> credentials) {
    List<AuthenticationContext> contexts = new ArrayList<>();
    for (Credential credential : credentials) {
      contexts.add(context(credential, prompter));
    }
    return contexts;
  }

  /** Holds one answer against each credential, the oldest first, until it is not wrong. */
  private Verdict judgeEach(List<Credential> credentials) throws LocalAuthException {
    try (RepeatedAnswer answer = new RepeatedAnswer(prompter)) {
      for (Credential credential : credentials.subList(0, credentials.size() - 1)) {
        Verdict verdict = method.verify(context(credential, answer));
        if (!(verdict instanceof Verdict.Rejected rejected)
            || rejected.reason() != Verdict.Rejection.WRONG) {
          return verdict;
        }
        verdict.close();
        answer.repeat();
      }
      return method.verify(context(credentials.get(credentials.size() - 1), answer));
    }
  }

  private AuthenticationContext context(Credential credential, Prompter answers) {
    return subject.context(credential, answers, ledger, interruption);
  }

  private static boolean isNoAttempt(LocalAuthException failure) {
    if (failure instanceof AuthenticatorException elsewhere) {
      return switch (elsewhere.reason()) {
        case CANCELLED, UNAVAILABLE -> true;
        case NOT_ENROLLED, TIMED_OUT, FAILED -> false;
      };
    }
    return failure instanceof PromptException prompt
        && prompt.reason() == PromptException.Reason.CANCELLED;
  }
}
