// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.util.stream.Stream;

/** {@code UserConsentVerifierAvailability}, except that somebody can be asked. */
enum Obstacle {
  DeviceNotPresent(1, "there is no reader that Windows Hello could use", "use another way"),
  NotConfiguredForUser(
      2, "Windows Hello is not set up for this account", "set it up in Settings, Accounts"),
  DisabledByPolicy(3, "the administrator has turned Windows Hello off", "use another way"),
  DeviceBusy(4, "Windows Hello is busy", "run the command again in a moment");

  static final int AVAILABLE = 0;

  private final int number;
  private final String words;
  private final String hint;

  Obstacle(int number, String words, String hint) {
    this.number = number;
    this.words = words;
    this.hint = hint;
  }

  /** Fails unless somebody can be asked. */
  static void requireNone(int number) throws AuthenticatorException {
    if (number != AVAILABLE) {
      throw told(number, Reason.UNAVAILABLE);
    }
  }

  /** Returns the words for a number, which means the same before and after asking. */
  static AuthenticatorException told(int number, Reason reason) {
    return Stream.of(values())
        .filter(each -> each.number == number)
        .findFirst()
        .map(
            each ->
                new AuthenticatorException(
                    reason, each.words + " (" + each + ", " + number + ")", each.hint))
        .orElseGet(
            () ->
                new AuthenticatorException(
                    reason, "Windows Hello failed (" + number + ")", "use another way"));
  }
}
