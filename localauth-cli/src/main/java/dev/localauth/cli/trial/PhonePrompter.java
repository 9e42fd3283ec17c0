// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.trial;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;

/**
 * The person of the trial, who has a {@link Phone}: it scans what is shown, and its code is either
 * shown to whoever sits at the terminal or, where there is none, typed by the trial itself.
 */
final class PhonePrompter implements Prompter, AutoCloseable {
  private final Optional<Prompter> terminal;
  private final Narrator narrator;
  private final Clock clock;
  private Optional<Phone> phone = Optional.empty();
  private int asked;

  PhonePrompter(Optional<Prompter> terminal, Narrator narrator, Clock clock) {
    this.terminal = terminal;
    this.narrator = narrator;
    this.clock = clock;
  }

  @Override
  public Secret ask(Question question) throws PromptException {
    asked++;
    if (question != Question.Known.TOTP_CODE || phone.isEmpty()) {
      throw new PromptException(
          PromptException.Reason.UNAVAILABLE, "the trial answers nothing but codes");
    }
    Secret code = phone.get().code();
    if (terminal.isEmpty()) {
      narrator.played("TOTP code: ", "(the trial types the code)");
      return code;
    }
    try (code) {
      String shown = code.use(digits -> new String(digits, StandardCharsets.US_ASCII));
      terminal.get().show(new Notice.Line("an authenticator app would now show: " + shown));
      return terminal.get().ask(question);
    }
  }

  @Override
  public boolean confirm(String question) throws PromptException {
    return terminal.isPresent() && terminal.get().confirm(question);
  }

  @Override
  public void show(Notice notice) throws PromptException {
    if (notice instanceof Notice.Confidential confidential) {
      confidential
          .scannable()
          .ifPresent(
              uri -> {
                phone.ifPresent(Phone::close);
                phone = Optional.of(Phone.scan(uri, clock));
              });
    }
    if (terminal.isPresent()) {
      terminal.get().show(notice);
    } else if (notice instanceof Notice.Line line) {
      narrator.played(line.text(), "");
    } else {
      narrator.played("(the QR code, which the trial scans)", "");
    }
  }

  /** Returns how many questions were asked so far. */
  int asked() {
    return asked;
  }

  @Override
  public void close() {
    phone.ifPresent(Phone::close);
  }
}
