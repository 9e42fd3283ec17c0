// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.util.Optional;

/**
 * Gives the answer that the person typed once to each credential of a method in turn, so that a
 * person with two phones is asked once and uses either; it was counted once, too.
 */
final class RepeatedAnswer implements Prompter, AutoCloseable {
  private final Prompter person;
  private Optional<Secret> answer = Optional.empty();
  private boolean repeating;
  private boolean given;

  RepeatedAnswer(Prompter person) {
    this.person = person;
  }

  /** From here on the person is not asked again. */
  void repeat() {
    repeating = true;
    given = false;
  }

  @Override
  public Secret ask(Question question) throws PromptException {
    if (!repeating) {
      Secret typed = person.ask(question);
      answer.ifPresent(Secret::close);
      answer = Optional.of(typed.copy());
      return typed;
    }
    if (given || answer.isEmpty()) {
      throw new PromptException(
          PromptException.Reason.CANCELLED, "only one answer was typed for all of them");
    }
    given = true;
    return answer.get().copy();
  }

  @Override
  public boolean confirm(String question) throws PromptException {
    return person.confirm(question);
  }

  @Override
  public void show(Notice notice) throws PromptException {
    person.show(notice);
  }

  @Override
  public void close() {
    answer.ifPresent(Secret::close);
  }
}
