// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.PromptException.Reason;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Asks on a terminal that is opened for each question and closed after it. */
final class TerminalPrompter implements Prompter {
  private final Terminal.Opener opener;
  private final Looks looks;
  private final Duration patience;
  private Backdrop backdrop = Backdrop.NONE;

  TerminalPrompter(Terminal.Opener opener, Looks looks, Duration patience) {
    this.opener = opener;
    this.looks = looks;
    this.patience = patience;
  }

  @Override
  public Secret ask(Question question) throws PromptException {
    return converse(Wording.of(question));
  }

  @Override
  public boolean confirm(String question) throws PromptException {
    try (Secret answer = converse(Wording.confirming(question))) {
      return answer.use(TerminalPrompter::isYes);
    }
  }

  @Override
  public void show(Notice notice) throws PromptException {
    try (Terminal terminal = open()) {
      if (notice instanceof Notice.Confidential confidential) {
        show(terminal, confidential);
      } else if (notice instanceof Notice.Line line) {
        backdrop.hide(terminal);
        forget();
        terminal.write(looks.bytes(line.text()));
        terminal.write(new byte[] {'\n'});
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private void show(Terminal terminal, Notice.Confidential notice) throws IOException {
    backdrop.hide(terminal);
    forget();
    ConfidentialText text = new ConfidentialText(looks, notice);
    if (looks.addressable()) {
      backdrop = new AlternateScreen(text, opener);
      backdrop.draw(terminal);
    } else {
      try (text) {
        text.writeLine(terminal, "this terminal cannot take the following away again");
        text.writeTo(terminal);
      }
    }
  }

  private Secret converse(Wording wording) throws PromptException {
    try (Terminal terminal = open()) {
      try {
        byte[] prompt = looks.bytes(wording.prompt());
        return new Dialogue(terminal, backdrop, prompt, wording.echoed(), patience).answer();
      } finally {
        backdrop.hide(terminal);
      }
    } catch (IOException e) {
      throw unusable(e);
    } finally {
      forget();
    }
  }

  private void forget() {
    backdrop.close();
    backdrop = Backdrop.NONE;
  }

  private Terminal open() throws PromptException {
    try {
      return opener.open();
    } catch (IOException e) {
      throw new PromptException(
          Reason.UNAVAILABLE, "there is no terminal to ask on", "run it in a terminal", e);
    }
  }

  private static PromptException unusable(IOException cause) {
    return new PromptException(
        Reason.UNAVAILABLE, "the terminal cannot be used: " + cause.getMessage(), "", cause);
  }

  private static boolean isYes(byte[] answer) {
    String word = new String(answer, StandardCharsets.UTF_8).strip();
    return word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes");
  }
}
