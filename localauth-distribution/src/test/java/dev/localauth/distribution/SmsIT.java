// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.LoopbackServer;
import dev.localauth.testsupport.LoopbackServer.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Codes by SMS through a webhook, at a terminal; the test holds the phone. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SmsIT {
  static final String QUESTION = "SMS code: ";
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  private final Phone phone = new Phone();
  private Person person;
  private LoopbackServer receiver;

  @BeforeEach
  void setUp() {
    person = Person.withAnEmptyHome();
    receiver = LoopbackServer.start(phone::answer);
  }

  @AfterEach
  void tearDown() {
    receiver.close();
  }

  @Test
  void theGateIsClearedByCodesAsOftenAsAPhoneMayBeSentOne() throws Exception {
    try (Desk desk = person.desk()) {
      String shown = enroll(desk);
      assertTrue(shown.contains("a code was sent by SMS to " + Phone.MASKED), shown);
      assertTrue(
          receiver.received().get(0).body().contains(" is the code for setup on "),
          "it does not say what asks");

      Desk.Outcome right =
          answered(
              desk,
              () -> {
                assertNoProcessShowsIt();
                return phone.code();
              });
      assertEquals(0, right.exitCode(), right.shown());
      assertEquals(0, desk.run("localauth check").exitCode());
      desk.run("localauth lock").must();

      String used = phone.code();
      Desk.Outcome again = answered(desk, () -> used.equals(phone.code()) ? phone.wrong() : used);
      assertEquals(77, again.exitCode(), again.shown());
      assertTrue(again.shown().contains("wrong answer for sms"), again.shown());

      // Each command is a process of its own, and the third code of ten minutes was the last.
      assertEquals(3, phone.messages());
      Desk.Outcome waiting = desk.run("localauth unlock");
      assertEquals(75, waiting.exitCode(), waiting.shown());
      assertTrue(
          waiting.shown().contains("too many codes were sent to this phone; wait "),
          waiting.shown());
      assertFalse(waiting.shown().contains(QUESTION), waiting.shown());
      assertEquals(3, phone.messages());

      forgetWhatWasSent();
      Desk.Outcome wrong = answered(desk, phone::wrong);
      assertEquals(77, wrong.exitCode(), wrong.shown());
      Desk.Outcome opened = answered(desk, phone::code);
      assertEquals(0, opened.exitCode(), opened.shown());
      assertTrue(opened.shown().contains("2 wrong answers"), opened.shown());
      assertNothingIsLeftBehind();
    }
  }

  @Test
  void whatTheReceiverDoesIsSaidAndOpensNothing() {
    try (Desk desk = person.desk()) {
      enroll(desk);
      refused(desk, 500, 69, "the webhook failed (HTTP 500)");
      refused(desk, 401, 69, "the webhook refused the credentials (HTTP 401)");
      forgetWhatWasSent();
      refused(desk, 429, 75, "the webhook takes no more messages for now (HTTP 429)");
      refused(desk, 307, 69, "the webhook points elsewhere, which is not followed (HTTP 307)");
      receiver.close();
      Desk.Outcome down = desk.run("localauth unlock");
      assertEquals(69, down.exitCode(), down.shown());
      assertTrue(down.shown().contains("cannot connect to the webhook"), down.shown());
      assertEquals(77, desk.run("localauth check").exitCode());
      // None of this was an answer.
      String status = desk.run("localauth status").shown();
      assertTrue(status.contains("sms, no wrong answer"), status);
    }
  }

  @Test
  void whatCannotBeEnrolledIsSaidBeforeAnythingIsSent() {
    try (Desk desk = person.desk()) {
      String setup = "localauth setup --method sms --store file";
      assertTrue(desk.run(setup).shown().contains("sms needs a sender"));
      assertTrue(
          desk.run(setup + " --set sms.sender=webhook --set sms.url=http://sms.example.com/")
              .shown()
              .contains("the webhook is not at an address that can be used"));
      desk.type(setup + settings()).answer("webhook key (empty for a new one): ", KEY);
      Desk.Outcome noNumber = desk.answer("Phone number: ", "0151 23456789").ended();
      assertTrue(
          noNumber.shown().contains("that is not a phone number in international form"),
          noNumber.shown());
      assertEquals(0, phone.messages());
      assertFalse(Files.exists(person.marker()), "something was enrolled");
    }
  }

  private String enroll(Desk desk) {
    desk.type("localauth setup --method sms --store file" + settings());
    desk.answer("webhook key (empty for a new one): ", KEY).answer("Phone number: ", Phone.NUMBER);
    String shown = desk.expect(QUESTION);
    desk.terminal().send(phone.code() + "\r");
    List<String> codes = RecoverablePerson.shown(desk);
    desk.terminal().send(codes.get(0) + "\r");
    desk.ended().must();
    return shown;
  }

  private String settings() {
    return " --set sms.sender=webhook --set sms.url=" + receiver.address() + "/sms";
  }

  private static Desk.Outcome answered(Desk desk, Supplier<String> code) {
    desk.type("localauth unlock").expect(QUESTION);
    desk.terminal().send(code.get() + "\r");
    return desk.ended();
  }

  private void refused(Desk desk, int status, int exitCode, String words) {
    phone.refuse(Reply.of(status, "text/plain", Phone.NUMBER));
    Desk.Outcome refused = desk.run("localauth unlock");
    assertEquals(exitCode, refused.exitCode(), refused.shown());
    assertTrue(refused.shown().contains(words), refused.shown());
    assertFalse(refused.shown().contains(Phone.NUMBER), refused.shown());
    assertFalse(refused.shown().contains(QUESTION), refused.shown());
    phone.recover();
  }

  /** As if ten minutes had passed. */
  private void forgetWhatWasSent() {
    Machine.must("rm", person.state().resolve("throttle").toString());
  }

  /** Neither number, nor code, nor key in arguments or environment, while the gate asks. */
  private void assertNoProcessShowsIt() {
    Map<String, byte[]> all = new TreeMap<>();
    secrets().forEach(each -> all.put(each, each.getBytes(StandardCharsets.US_ASCII)));
    assertEquals(List.of(), SecretsIT.shown(person, "cmdline", all));
    assertEquals(List.of(), SecretsIT.shown(person, "environ", all));
  }

  private List<String> secrets() {
    return List.of(Phone.NUMBER, Phone.NUMBER.substring(1), phone.code(), KEY);
  }

  /** Neither number, nor code, nor key in any file but the store's own. */
  private void assertNothingIsLeftBehind() throws Exception {
    List<String> secrets = secrets();
    List<String> files =
        Machine.find(
            person.home().toString(),
            person.records().toString(),
            "-type",
            "f",
            "-not",
            "-path",
            person.secrets() + "/*");
    assertTrue(files.size() >= 4, files::toString);
    for (String file : files) {
      String content = new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
      secrets.forEach(secret -> assertFalse(content.contains(secret), file));
    }
  }
}
