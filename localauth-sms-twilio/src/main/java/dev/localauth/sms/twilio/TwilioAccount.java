// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsCredential;
import dev.localauth.sms.SmsSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The settings of both senders. Forms as in Twilio's published API description (twilio-oai, {@code
 * twilio_api_v2010.json} and {@code twilio_verify_v2.json}).
 *
 * @param sid the account
 * @param apiKey the API key whose secret is used instead of the account's auth token
 * @param inEnvironment whether the SDK's variables hold the credentials instead of the store
 * @param region where Twilio processes it
 * @param edge where Twilio takes it
 * @param from the number or name that sends messages
 * @param service the messaging service, or the Verify service
 */
record TwilioAccount(
    String sid,
    Optional<String> apiKey,
    boolean inEnvironment,
    Optional<String> region,
    Optional<String> edge,
    Optional<String> from,
    Optional<String> service) {
  /** What the secret is called, whichever it is. */
  static final String SECRET = "secret";

  private static final String EXAMPLE = "0123456789abcdef0123456789abcdef";
  private static final Pattern PLACE = Pattern.compile("[a-z][a-z0-9-]{1,29}");

  /** A number, a short code, or a name of up to 11 letters and digits with a letter in it. */
  private static final Pattern FROM =
      Pattern.compile("\\+[1-9][0-9]{7,14}|[0-9]{3,8}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}");

  static TwilioAccount ofMessages(Parameters settings) throws AuthenticatorException {
    SmsSettings known = known("twilio", settings, "from", "messaging-service");
    Optional<String> from = known.optional("from", FROM, "+15005550006");
    Optional<String> service = known.optional("messaging-service", sid("MG"), "MG" + EXAMPLE);
    if (from.isPresent() == service.isPresent()) {
      throw new AuthenticatorException(
          Reason.FAILED,
          "the sender twilio needs one of the settings sms.from and sms.messaging-service",
          "add --set sms.from=+15005550006, with a number of yours at Twilio");
    }
    return common(known, from, service);
  }

  static TwilioAccount ofVerify(Parameters settings) throws AuthenticatorException {
    SmsSettings known = known("twilio-verify", settings, "verify-service");
    String service = known.required("verify-service", sid("VA"), "VA" + EXAMPLE);
    return common(known, Optional.empty(), Optional.of(service));
  }

  /** Says whether the SDK is here, without loading anything of it. */
  static Availability availability(String what) {
    return TwilioAccount.class.getClassLoader().getResource("com/twilio/Twilio.class") == null
        ? Availability.unusable("the library of Twilio is missing from this installation")
        : Availability.usable(what);
  }

  List<SmsCredential> credentials() {
    if (inEnvironment) {
      return List.of();
    }
    String label = apiKey.isPresent() ? "Twilio API key secret" : "Twilio auth token";
    return List.of(SmsCredential.given(SECRET, label, 16));
  }

  private static SmsSettings known(String sender, Parameters settings, String... own)
      throws AuthenticatorException {
    Set<String> common = Set.of("account", "api-key", "credentials", "region", "edge");
    Set<String> all = new TreeSet<>(common);
    all.addAll(List.of(own));
    return SmsSettings.of(sender, settings, all);
  }

  private static TwilioAccount common(
      SmsSettings known, Optional<String> from, Optional<String> service)
      throws AuthenticatorException {
    return new TwilioAccount(
        known.required("account", sid("AC"), "AC" + EXAMPLE),
        known.optional("api-key", sid("SK"), "SK" + EXAMPLE),
        known.optional("credentials", Pattern.compile("environment"), "environment").isPresent(),
        known.optional("region", PLACE, "ie1"),
        known.optional("edge", PLACE, "dublin"),
        from,
        service);
  }

  private static Pattern sid(String prefix) {
    return Pattern.compile(prefix + "[0-9a-fA-F]{32}");
  }
}
