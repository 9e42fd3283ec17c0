// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.LoopbackServer.Received;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What Twilio's published API description asks of a request: twilio/twilio-oai at d50069b, {@code
 * spec/json/twilio_api_v2010.json} (CreateMessage) and {@code spec/json/twilio_verify_v2.json}
 * (CreateVerification, CreateVerificationCheck, UpdateVerification).
 *
 * @param path with the patterns of its parameters
 * @param required the required properties of the form
 * @param properties all that may be sent here, each with its pattern
 */
record Description(Pattern path, Set<String> required, Map<String, Pattern> properties) {
  private static final String HEX = "[0-9a-fA-F]{32}";
  private static final Pattern ANY = Pattern.compile("(?s).+");

  /** The format "phone-number" and, for a sender, the names and short codes its text allows. */
  private static final Pattern PHONE = Pattern.compile("\\+[1-9][0-9]{1,14}");

  static final Description CREATE_MESSAGE =
      new Description(
          Pattern.compile("/2010-04-01/Accounts/AC" + HEX + "/Messages\\.json"),
          Set.of("To"),
          Map.of(
              "To", PHONE,
              "From", ANY,
              "MessagingServiceSid", Pattern.compile("MG" + HEX),
              "Body", ANY,
              "ValidityPeriod", Pattern.compile("[0-9]+")));

  static final Description CREATE_VERIFICATION =
      new Description(
          Pattern.compile("/v2/Services/VA" + HEX + "/Verifications"),
          Set.of("To", "Channel"),
          Map.of("To", ANY, "Channel", Pattern.compile("sms")));

  static final Description CREATE_VERIFICATION_CHECK =
      new Description(
          Pattern.compile("/v2/Services/VA" + HEX + "/VerificationCheck"),
          Set.of(),
          Map.of("Code", ANY, "VerificationSid", Pattern.compile("VE" + HEX)));

  static final Description UPDATE_VERIFICATION =
      new Description(
          Pattern.compile("/v2/Services/VA" + HEX + "/Verifications/VE" + HEX),
          Set.of("Status"),
          Map.of("Status", Pattern.compile("canceled|approved")));

  /** Fails unless {@code request} is as described; returns the form. */
  Map<String, String> validated(Received request, String user, String password) {
    assertEquals("POST", request.method());
    assertTrue(path.matcher(request.target()).matches(), request.target());
    assertEquals("application/x-www-form-urlencoded", request.header("Content-Type"));
    // securitySchemes: accountSid_authToken, http basic.
    assertEquals(
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)),
        request.header("Authorization"));
    Map<String, String> form = form(request.body());
    assertTrue(form.keySet().containsAll(required), form.keySet()::toString);
    form.forEach(
        (name, value) ->
            assertTrue(
                properties.containsKey(name) && properties.get(name).matcher(value).matches(),
                () -> name + "=" + value));
    return form;
  }

  static Map<String, String> form(String body) {
    Map<String, String> form = new TreeMap<>();
    for (String pair : body.split("&")) {
      String[] parts = pair.split("=", 2);
      form.put(decoded(parts[0]), decoded(parts[1]));
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
