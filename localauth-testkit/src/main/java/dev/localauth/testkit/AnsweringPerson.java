// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.Question;
import java.time.Instant;
import java.util.List;

/** Plays the person in the tests of a method; what it knows is in {@link Asked}. */
public interface AnsweringPerson {
  /** Returns what a person who wants to get in answers, while enrolling and later. */
  String rightAnswer(Asked asked);

  /** Returns an answer of the same form that is not right; used after enrolling only. */
  String wrongAnswer(Asked asked);

  /** Says yes or no; a person who wants to get in says yes. */
  default boolean confirms(String question) {
    return true;
  }

  /**
   * One question and what the person knows when it is asked.
   *
   * @param question the question
   * @param shown everything shown to this person since the test began, the latest last
   * @param now the time on the method's clock
   */
  record Asked(Question question, List<Shown> shown, Instant now) {
    /** Copies {@code shown}. */
    public Asked {
      shown = List.copyOf(shown);
    }
  }
}
