// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.LoopbackServer.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes by SMS through the gateways of the Internet, with their own libraries. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmsGatewaysIT {
  private static final String TOKEN = "fedcba9876543210fedcba9876543210";

  private @TempDir Path directory;
  private final Phone phone = new Phone();
  private Person person;

  @BeforeEach
  void setUp() {
    person = Person.withAnEmptyHome();
  }

  @ParameterizedTest
  @CsvSource({
    "twilio, Twilio auth token, api.twilio.com, "
        + "account=AC0123456789abcdef0123456789abcdef from=+15005550006",
    "twilio-verify, Twilio auth token, verify.twilio.com, "
        + "account=AC0123456789abcdef0123456789abcdef "
        + "verify-service=VA0123456789abcdef0123456789abcdef",
    "sns, AWS secret access key, sns.eu-central-1.amazonaws.com, "
        + "region=eu-central-1 access-key-id=AKIDEXAMPLE123456789"
  })
  void codesComeThroughTheGateway(String sender, String secret, String host, String settings) {
    try (Impostor gateway = Impostor.of(directory, phone::answer, host);
        Desk desk = gateway.deskOf(person)) {
      desk.type(setup(sender, settings)).answer(secret + ": ", TOKEN);
      desk.answer("Phone number: ", Phone.NUMBER).expect(SmsIT.QUESTION);
      desk.terminal().send(phone.code() + "\r");
      List<String> codes = RecoverablePerson.shown(desk);
      desk.terminal().send(codes.get(0) + "\r");
      Desk.Outcome enrolled = desk.ended().must();
      assertFalse(enrolled.shown().contains("SLF4J"), enrolled.shown());

      unlock(desk, phone.code(), 0, "this terminal is open");
      desk.run("localauth lock").must();
      unlock(desk, phone.code(), 77, "wrong answer for sms");
      // Each start loads the library again; the contract of the senders tries all of this always.
      if (Machine.full()) {
        tryFailures(gateway, desk);
      }
    }
  }

  private void tryFailures(Impostor gateway, Desk desk) {
    forgetWhatWasSent();
    phone.refuse(Reply.of(500, "text/plain", Phone.NUMBER));
    refused(desk, "HTTP 500");
    phone.recover();
    int asked = gateway.received().size();
    try (Desk distrustful = gateway.deskThatDoesNotTrust(person)) {
      refused(distrustful, "is not secure, so nothing was sent");
    }
    assertEquals(asked, gateway.received().size());
    forgetWhatWasSent();
    gateway.close();
    refused(desk, "cannot connect to ");
  }

  /** As if ten minutes had passed. */
  private void forgetWhatWasSent() {
    Machine.must("rm", person.state().resolve("throttle").toString());
  }

  /** Types the code that came, or the one before it, as the case wants. */
  private void unlock(Desk desk, String before, int exitCode, String words) {
    desk.type("localauth unlock").expect(SmsIT.QUESTION);
    String typed = exitCode == 0 ? phone.code() : before;
    assertFalse(exitCode != 0 && typed.equals(phone.code()), "one in a million");
    desk.terminal().send(typed + "\r");
    Desk.Outcome outcome = desk.ended();
    assertEquals(exitCode, outcome.exitCode(), outcome.shown());
    assertTrue(outcome.shown().contains(words), outcome.shown());
  }

  private static void refused(Desk desk, String words) {
    Desk.Outcome refused = desk.run("localauth unlock");
    assertEquals(69, refused.exitCode(), refused.shown());
    assertTrue(refused.shown().contains(words), refused.shown());
    assertFalse(refused.shown().contains(Phone.NUMBER), refused.shown());
  }

  private static String setup(String sender, String settings) {
    StringBuilder command =
        new StringBuilder("localauth setup --method sms --store file --set sms.sender=" + sender);
    for (String setting : settings.split(" ")) {
      command.append(" --set sms.").append(setting);
    }
    return command.toString();
  }
}
