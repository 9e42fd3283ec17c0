// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Brings the person to the page, by their browser or by words. */
final class Invitation {
  /** Longer than most browsers take to start. */
  static final Duration UNTIL_TOLD = Duration.ofSeconds(10);

  private final AuthenticationContext context;
  private final String address;
  private final Duration untilTold;
  private final Duration timeout;

  /**
   * Invites to an address.
   *
   * @param untilTold after which time the person is told it, if no browser has come
   * @param timeout how long the person may take altogether
   */
  Invitation(AuthenticationContext context, String address, Duration untilTold, Duration timeout) {
    this.context = context;
    this.address = address;
    this.untilTold = untilTold;
    this.timeout = timeout;
  }

  /** Says how to bring the page to a browser elsewhere, and returns how much time is left. */
  Duration toAnotherMachine(int port) throws PromptException {
    say("on your own computer, bring the page to your browser:");
    say(
        "ssh -N -L %1$d:localhost:%1$d %2$s@%3$s"
            .formatted(port, context.person().user(), context.person().host()));
    tellAddress("and open it there:");
    return timeout;
  }

  /** Opens the browser, tells the address if none comes, and returns how much time is left. */
  Duration toThisMachine(Optional<PersonsBrowser> browser, Conversation<?> conversation)
      throws PromptException, AuthenticatorException {
    long start = System.nanoTime();
    if (browser.isEmpty() || !open(browser.get(), conversation)) {
      tellAddress("open this page in your browser and confirm there:");
      return timeout;
    }
    say("opening your browser; confirm there");
    Duration patience = untilTold.compareTo(timeout) < 0 ? untilTold : timeout;
    if (!conversation.awaitTab(patience)) {
      tellAddress("if no page has opened, go to:");
    }
    return timeout.minusNanos(System.nanoTime() - start);
  }

  private boolean open(PersonsBrowser browser, Conversation<?> conversation) {
    try {
      browser
          .open(address)
          .thenAccept(
              opened -> {
                if (!opened) {
                  conversation.nobodyComes();
                }
              });
      return true;
    } catch (IOException cannot) {
      return false;
    }
  }

  private void tellAddress(String how) throws PromptException {
    say(how);
    say(address);
  }

  private void say(String line) throws PromptException {
    context.prompter().show(new Notice.Line(line));
  }
}
