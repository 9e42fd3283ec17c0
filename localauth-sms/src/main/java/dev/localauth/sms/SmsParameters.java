// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.util.Map;
import java.util.SortedMap;

/**
 * What the enrollment pins: the sender, its settings, and by the fingerprint of its record in the
 * store the number and the sender's secrets too.
 *
 * @param sender the sender's name
 * @param settings what the sender accepted
 */
record SmsParameters(String sender, Parameters settings) {
  private static final String SENDER = "sender";
  private static final String ACCOUNT = "account-sha256";

  /** Reads what is asked for at enrollment. */
  static SmsParameters requested(Parameters asked, Senders senders) throws AuthenticatorException {
    SortedMap<String, String> values = asked.asMap();
    if (values.containsKey(ACCOUNT)) {
      throw new AuthenticatorException(Reason.FAILED, "sms." + ACCOUNT + " cannot be set");
    }
    if (!values.containsKey(SENDER)) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "sms needs a sender",
          "add --set sms.sender=NAME; the names are " + Words.list(senders.names()));
    }
    return read(values);
  }

  /** Reads what was kept at enrollment; nothing is assumed. */
  static SmsParameters enrolled(Parameters kept) throws AuthenticatorException {
    SortedMap<String, String> values = kept.asMap();
    if (!values.containsKey(SENDER) || values.remove(ACCOUNT) == null) {
      throw new AuthenticatorException(
          Reason.FAILED, "the parameters of sms do not say what was enrolled");
    }
    return read(values);
  }

  /** Returns the fingerprint of the record that was enrolled. */
  static String account(Parameters kept) {
    return kept.get(ACCOUNT).orElse("");
  }

  /** Returns what is kept at enrollment. */
  Parameters with(String fingerprint) {
    SortedMap<String, String> values = settings.asMap();
    values.putAll(Map.of(SENDER, sender, ACCOUNT, fingerprint));
    return Parameters.of(values);
  }

  private static SmsParameters read(SortedMap<String, String> values) {
    String sender = String.valueOf(values.remove(SENDER));
    return new SmsParameters(sender, Parameters.of(values));
  }
}
