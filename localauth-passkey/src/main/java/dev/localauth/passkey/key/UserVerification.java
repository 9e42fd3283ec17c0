// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;

/**
 * How a key makes sure who touches it: by a sensor of its own, or else by its PIN. A key that can
 * do neither is not used.
 */
final class UserVerification {
  /** So few tries left are told before they are used up. */
  private static final int FEW = 3;

  private static final Question PIN = new Question.Other("PIN of the security key", false);

  private final KeyThread thread;
  private final Prompter prompter;

  UserVerification(KeyThread thread, Prompter prompter) {
    this.thread = thread;
    this.prompter = prompter;
  }

  /** Asks for what the key needs, which the caller closes, and says what to do next. */
  KeyPin of(SecurityKey key) throws LocalAuthException, FidoException {
    Features features = key.features();
    if (features.verifiesByItself() && !thread.callBriefly(key::sensorBlocked)) {
      tell("verify yourself on the security key: " + key.name());
      return KeyPin.none();
    }
    if (features.pinSet()) {
      return asked(key);
    }
    throw features.pinPossible()
        ? unavailable(KeyPin.MISSING, KeyPin.SETTING)
        : unavailable("the security key cannot verify who touches it", "use another one");
  }

  private KeyPin asked(SecurityKey key) throws LocalAuthException, FidoException {
    int tries = thread.callBriefly(key::pinTries);
    if (tries == 0) {
      throw unavailable(
          KeyPin.BLOCKED, "only a reset helps, which erases it; use another key or way");
    }
    if (tries <= FEW) {
      tell(triesLeft(tries));
    }
    try (Secret answer = prompter.ask(PIN)) {
      KeyPin pin = KeyPin.of(answer);
      try {
        tell("touch the security key when it blinks: " + key.name());
      } catch (PromptException failure) {
        pin.close();
        throw failure;
      }
      return pin;
    }
  }

  /** Returns the words for the tries that are left. */
  static String triesLeft(int tries) {
    return tries == 1 ? "1 try left on the key" : tries + " tries left on the key";
  }

  private void tell(String line) throws PromptException {
    prompter.show(new Notice.Line(line));
  }

  private static AuthenticatorException unavailable(String what, String hint) {
    return new AuthenticatorException(Reason.UNAVAILABLE, what, hint);
  }
}
