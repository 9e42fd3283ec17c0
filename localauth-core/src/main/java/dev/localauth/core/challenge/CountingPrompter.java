// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.core.ledger.Charge;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.core.ledger.Lockout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands between a method and the person, so that no method can judge an answer that was not
 * counted: an answer is charged, on disk, after it was read and before the method gets it.
 */
final class CountingPrompter implements Prompter {
  private final Prompter person;
  private final Ledger ledger;
  private final String counter;
  private final Interruption interruption;
  private final List<Charge.Made> charges = new ArrayList<>();
  private boolean ahead;

  CountingPrompter(Prompter person, Ledger ledger, String counter, Interruption interruption) {
    this.person = person;
    this.ledger = ledger;
    this.counter = counter;
    this.interruption = interruption;
  }

  @Override
  public Secret ask(Question question) throws PromptException {
    Secret answer = person.ask(question);
    if (answer.length() == 0) {
      answer.close();
      throw interruption.leave();
    }
    if (ahead) {
      // Counted already; from here on there is an answer that may be judged.
      ahead = false;
      return answer;
    }
    try {
      charge();
    } catch (PromptException refused) {
      answer.close();
      throw refused;
    }
    return answer;
  }

  @Override
  public boolean confirm(String question) throws PromptException {
    return person.confirm(question);
  }

  @Override
  public void show(Notice notice) throws PromptException {
    person.show(notice);
  }

  /** Counts an attempt that may not come through a question; the first answer is counted by it. */
  void chargeAhead() throws PromptException {
    charge();
    ahead = true;
  }

  /** Takes that back where nothing was attempted; what was typed since stays counted. */
  void refundAhead() throws IOException {
    if (ahead) {
      ahead = false;
      ledger.refund(charges.remove(0));
    }
  }

  private void charge() throws PromptException {
    try {
      Charge charge = ledger.charge(counter);
      if (charge instanceof Charge.Refused refused) {
        throw interruption.close(Refusals.standing(Lockout.methodOf(counter), refused.standing()));
      }
      charges.add((Charge.Made) charge);
    } catch (IOException failure) {
      throw interruption.close(LedgerFailure.closed(failure));
    }
  }

  List<Charge.Made> charges() {
    return charges;
  }
}
