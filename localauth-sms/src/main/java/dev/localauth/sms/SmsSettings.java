// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the settings of one sender, strictly. */
public final class SmsSettings {
  private final String sender;
  private final Parameters settings;

  private SmsSettings(String sender, Parameters settings) {
    this.sender = sender;
    this.settings = settings;
  }

  /**
   * Returns the settings of {@code sender}.
   *
   * @throws AuthenticatorException if one is not {@code known}
   */
  public static SmsSettings of(String sender, Parameters settings, Set<String> known)
      throws AuthenticatorException {
    for (String key : settings.asMap().keySet()) {
      if (!known.contains(key)) {
        throw new AuthenticatorException(
            Reason.FAILED,
            "the sender " + sender + " has no setting sms." + key,
            "it has " + Words.list(known));
      }
    }
    return new SmsSettings(sender, settings);
  }

  /**
   * Returns the value of {@code key}.
   *
   * @param example how a value looks, for the hint
   * @throws AuthenticatorException if it is missing, or not of that form
   */
  public String required(String key, Pattern form, String example) throws AuthenticatorException {
    return optional(key, form, example)
        .orElseThrow(
            () ->
                new AuthenticatorException(
                    Reason.FAILED,
                    "the sender " + sender + " needs the setting sms." + key,
                    "add --set sms." + key + "=" + example));
  }

  /**
   * Returns the value of {@code key}, if it was said.
   *
   * @throws AuthenticatorException if it is not of that form
   */
  public Optional<String> optional(String key, Pattern form, String example)
      throws AuthenticatorException {
    Optional<String> value = settings.get(key);
    if (value.isPresent() && !form.matcher(value.get()).matches()) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "the setting sms." + key + " is not of the form " + example,
          "correct it and run the command again");
    }
    return value;
  }
}
