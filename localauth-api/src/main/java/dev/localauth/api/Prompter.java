// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * The way to the person. Words, echo and looks are the prompter's own, so that a terminal and a
 * window can ask the same question each in its own form.
 *
 * <p>Used by one thread at a time. Nobody waits for an answer forever: after a time of the
 * prompter's choice a question ends with {@link PromptException.Reason#TIMED_OUT}.
 */
public interface Prompter {
  /**
   * Asks once. The caller closes the answer, which is UTF-8 text without a line end and may be
   * empty.
   *
   * @throws PromptException if nobody can be asked, or the person did not answer
   */
  Secret ask(Question question) throws PromptException;

  /**
   * Asks for a yes or a no; anything but a clear yes is a no.
   *
   * @param question a sentence without a question mark at its end
   * @throws PromptException if nobody can be asked, or the person did not answer
   */
  boolean confirm(String question) throws PromptException;

  /**
   * Shows something.
   *
   * @throws PromptException if there is nowhere to show it
   */
  void show(Notice notice) throws PromptException;
}
