// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/**
 * Shows a new seed and lets the person prove that their app has it, before anything depends on it.
 */
record Arming(AuthenticationContext context, Codes codes, SetupSheet sheet) {
  private static final int TRIES = 3;

  /** 10 minutes either way, to tell a wrong clock from a wrong code; far too wide to accept. */
  private static final int SEARCHED = 20;

  /** Returns when a right code was entered. */
  void requireCode() throws LocalAuthException {
    Optional<Problem> problem = attempt("");
    for (int tries = 1; problem.isPresent() && tries < TRIES; tries++) {
      String line = problem.get().line();
      tell(line);
      // Again on the sheet, which may cover the line.
      problem = attempt(line + "; ");
    }
    if (problem.isPresent()) {
      throw problem.get().exception();
    }
  }

  private Optional<Problem> attempt(String preface) throws LocalAuthException {
    Prompter prompter = context.prompter();
    prompter.show(sheet.notice(preface));
    try (Secret answer = prompter.ask(Question.Known.TOTP_CODE)) {
      Optional<Drift> drift = drift(answer);
      if (drift.isEmpty()) {
        return Optional.of(Problem.MISMATCH);
      }
      if (!drift.get().isTolerated()) {
        return Optional.of(Problem.of(drift.get()));
      }
      Optional<String> remark = drift.get().remark();
      if (remark.isPresent()) {
        tell(remark.get());
      }
      return Optional.empty();
    }
  }

  private Optional<Drift> drift(Secret answer) throws AuthenticatorException {
    Duration period = codes.parameters().period();
    long now = Moment.of(context.clock(), period).step();
    Optional<Secret> typed = TypedCode.read(answer, codes.parameters().digits());
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    try (Secret code = typed.get()) {
      return codes.matching(code, now - SEARCHED, now + SEARCHED).stream()
          .map(step -> new Drift(step - now, period))
          .min(Comparator.comparingLong(each -> Math.abs(each.steps())));
    }
  }

  private void tell(String line) throws LocalAuthException {
    context.prompter().show(new Notice.Line(line));
  }

  private record Problem(String message, String hint) {
    static final Problem MISMATCH =
        new Problem("the code did not match", "enter the code of the entry just added");

    static Problem of(Drift drift) {
      return new Problem(drift.complaint(), "set both to automatic time");
    }

    String line() {
      return message + "; " + hint + " and try again";
    }

    AuthenticatorException exception() {
      return new AuthenticatorException(Reason.FAILED, message, hint);
    }
  }
}
