// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.testsupport.pam.FingerReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Somebody who uses a reader each time they are told to, until they have no finger left. */
final class FingerPerson implements Prompter {
  /** Pulls the reader out. */
  static final String UNPLUG = "unplug";

  private final FingerReader reader;
  private final Deque<String> fingers;
  private final List<String> shown = new ArrayList<>();

  FingerPerson(FingerReader reader, String... fingers) {
    this.reader = reader;
    this.fingers = new ArrayDeque<>(List.of(fingers));
  }

  @Override
  public Secret ask(Question question) throws PromptException {
    throw new PromptException(PromptException.Reason.UNAVAILABLE, "nothing is typed here");
  }

  @Override
  public boolean confirm(String question) {
    return false;
  }

  @Override
  public void show(Notice notice) {
    shown.add(((Notice.Line) notice).text());
    if (shown.get(shown.size() - 1).matches("(Place|Swipe|Scan) .*") && !fingers.isEmpty()) {
      String next = fingers.remove();
      if (next.equals(UNPLUG)) {
        reader.unplug();
      } else {
        reader.touch(next);
      }
    }
  }

  List<String> shown() {
    return List.copyOf(shown);
  }

  int left() {
    return fingers.size();
  }
}
