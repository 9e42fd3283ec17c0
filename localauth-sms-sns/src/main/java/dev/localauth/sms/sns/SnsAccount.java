// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsCredential;
import dev.localauth.sms.SmsSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The settings of the sender.
 *
 * @param region where SNS is asked
 * @param senderId the name shown as the sender, where the country allows one
 * @param accessKeyId whose secret is in the store; empty for the SDK's own chain of credentials
 */
record SnsAccount(String region, Optional<String> senderId, Optional<String> accessKeyId) {
  /** What the secret is called. */
  static final String SECRET = "secret";

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{2,12}){1,3}-[0-9]{1,2}");

  /** https://docs.aws.amazon.com/sns/latest/dg/sms_publish-to-phone.html */
  private static final Pattern SENDER_ID = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9-]{1,11}");

  private static final Pattern ACCESS_KEY_ID = Pattern.compile("[A-Z0-9]{16,128}");
  private static final Pattern CHAIN = Pattern.compile("default-chain");

  static SnsAccount of(Parameters settings) throws AuthenticatorException {
    SmsSettings known =
        SmsSettings.of(
            "sns", settings, Set.of("region", "sender-id", "access-key-id", "credentials"));
    Optional<String> key = known.optional("access-key-id", ACCESS_KEY_ID, "AKIDEXAMPLE123456789");
    if (key.isPresent() == known.optional("credentials", CHAIN, "default-chain").isPresent()) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "the sender sns needs one of the settings sms.access-key-id and sms.credentials",
          "add --set sms.access-key-id=ID, or --set sms.credentials=default-chain");
    }
    return new SnsAccount(
        known.required("region", REGION, "eu-central-1"),
        known.optional("sender-id", SENDER_ID, "localauth"),
        key);
  }

  List<SmsCredential> credentials() {
    return accessKeyId.isEmpty()
        ? List.of()
        : List.of(SmsCredential.given(SECRET, "AWS secret access key", 16));
  }
}
