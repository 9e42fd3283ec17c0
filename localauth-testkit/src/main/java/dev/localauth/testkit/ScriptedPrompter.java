// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A prompter that answers by a script and remembers what it was asked and shown.
 *
 * <p>A prompt is a question or a confirmation; prompts are counted from 1.
 */
public final class ScriptedPrompter implements Prompter {
  private final Function<Question, byte[]> answers;
  private final Predicate<String> confirmations;
  private final List<Question> questions = new ArrayList<>();
  private final List<String> confirmed = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final List<Secret> handedOver = new ArrayList<>();
  private Optional<PromptException> failure = Optional.empty();
  private int failsAt;

  private ScriptedPrompter(Function<Question, byte[]> answers, Predicate<String> confirmations) {
    this.answers = answers;
    this.confirmations = confirmations;
  }

  /**
   * Returns a prompter that gives these answers one after the other and confirms everything. One
   * question more than there are answers is an {@link AssertionError}.
   */
  public static ScriptedPrompter answering(String... answers) {
    Deque<String> left = new ArrayDeque<>(Arrays.asList(answers));
    return answeringWith(
        question -> {
          if (left.isEmpty()) {
            throw new AssertionError("asked once too often: " + question);
          }
          return left.remove();
        });
  }

  /** Returns a prompter that answers by {@code answers} and confirms everything. */
  public static ScriptedPrompter answeringWith(Function<Question, String> answers) {
    return answeringWith(answers, question -> true);
  }

  /** Returns a prompter that answers by {@code answers} and confirms by {@code confirmations}. */
  public static ScriptedPrompter answeringWith(
      Function<Question, String> answers, Predicate<String> confirmations) {
    return new ScriptedPrompter(
        question -> answers.apply(question).getBytes(StandardCharsets.UTF_8), confirmations);
  }

  /** Returns a prompter that gives {@code answer} to every question, whether it is text or not. */
  public static ScriptedPrompter answeringWithBytes(byte[] answer) {
    return new ScriptedPrompter(question -> answer.clone(), question -> true);
  }

  /** Makes the person give up at the prompt {@code number}. */
  public ScriptedPrompter cancelAt(int number) {
    return failAt(number, new PromptException(PromptException.Reason.CANCELLED, "cancelled"));
  }

  /** Makes the prompt {@code number} throw {@code exception}. */
  public ScriptedPrompter failAt(int number, PromptException exception) {
    failsAt = number;
    failure = Optional.of(exception);
    return this;
  }

  @Override
  public Secret ask(Question question) throws PromptException {
    questions.add(question);
    failWhenTold();
    Secret answer = Secret.owning(answers.apply(question));
    handedOver.add(answer);
    return answer;
  }

  @Override
  public boolean confirm(String question) throws PromptException {
    confirmed.add(question);
    failWhenTold();
    return confirmations.test(question);
  }

  @Override
  public void show(Notice notice) {
    shown.add(Shown.of(notice));
    if (notice instanceof Notice.Confidential confidential) {
      confidential.scannable().ifPresent(handedOver::add);
      handedOver.addAll(confidential.lines());
    }
  }

  /** Returns the questions so far, whether they were answered or not. */
  public List<Question> questions() {
    return List.copyOf(questions);
  }

  /** Returns the questions so far that wanted a yes or a no. */
  public List<String> confirmations() {
    return List.copyOf(confirmed);
  }

  /** Returns what was shown so far. */
  public List<Shown> shown() {
    return List.copyOf(shown);
  }

  /** Returns the number of prompts so far. */
  public int prompts() {
    return questions.size() + confirmed.size();
  }

  /** Returns how many of the answers given and secrets shown nobody has closed. */
  public long leftOpen() {
    return handedOver.stream().filter(Openness::isOpen).count();
  }

  private void failWhenTold() throws PromptException {
    if (failure.isPresent() && prompts() == failsAt) {
      throw failure.get();
    }
  }
}
