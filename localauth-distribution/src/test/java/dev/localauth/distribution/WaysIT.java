// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several methods and several ways, changing them, and the way back in. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class WaysIT {
  private static final String PIN = "tulip&94x";
  private static final String ANOTHER = "heron%27q";

  private static Desk.Outcome must(Desk.Outcome outcome) {
    return outcome.must();
  }

  private static Desk.Outcome closed(Desk.Outcome outcome) {
    return outcome.closed();
  }

  private static Desk answer(Desk desk, String prompt, String answer) {
    return desk.answer(prompt, answer);
  }

  private static Desk choose(Desk desk, String pin) {
    return desk.choose(pin);
  }

  private static EnrolledPerson withBoth(Desk desk, Person person) {
    desk.type("localauth setup --method pin,totp --store file");
    return EnrolledPerson.finish(person, choose(desk, PIN));
  }

  private static void setUpPin(Desk desk) {
    must(choose(desk.type("localauth setup --method pin --store file"), PIN).ended());
  }

  @Test
  void bothMethodsAreAskedInOrderAndEachFailureCountsForItsOwn() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      AuthenticatorApp app = withBoth(desk, person).app();
      Desk.Outcome first =
          closed(answer(desk.type("localauth unlock"), "PIN: ", "not it at all").ended());
      assertTrue(first.shown().contains("wrong answer for pin"), first.shown());
      assertFalse(first.shown().contains(Desk.PROMPT), "the code was asked for");
      Desk.Outcome second =
          closed(answer(desk.type("localauth unlock"), "PIN: ", PIN).answer(app.wrong()).ended());
      assertTrue(second.shown().contains("wrong answer for totp"), second.shown());
      String list = desk.run("localauth method list").shown();
      assertTrue(list.contains("pin: opens the gate as pin and totp\n"), list);
      assertTrue(
          list.contains("totp: opens the gate as pin and totp, 1 wrong answer in a row\n"), list);
      must(answer(desk.type("localauth unlock"), "PIN: ", PIN).answer(app.next()).ended());
      assertEquals(0, desk.run("localauth check").exitCode());
    }
  }

  @Test
  void givingUpAtEachQuestionKeepsTheGateClosed() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      AuthenticatorApp app = withBoth(desk, person).app();
      desk.type("set +o monitor; trap : INT").ended();
      desk.type("localauth unlock").expect("PIN: ");
      desk.terminal().sendControl('C');
      closed(desk.ended());
      answer(desk.type("localauth unlock"), "PIN: ", PIN).expect(Desk.PROMPT);
      desk.terminal().sendControl('C');
      closed(desk.ended());
      closed(answer(desk.type("localauth unlock"), "PIN: ", "").ended());
      assertEquals(77, desk.run("localauth check").exitCode());
      must(answer(desk.type("localauth unlock"), "PIN: ", PIN).answer(app.next()).ended());
    }
  }

  @Test
  void waysAreAddedChangedAndRemoved() {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    try (Desk desk = enrolled.desk()) {
      desk.type("localauth method add pin").answer(enrolled.app().next());
      must(choose(desk, PIN).ended());
      // An empty answer leads to the other way.
      must(answer(desk.type("localauth unlock").answer(""), "PIN: ", PIN).ended());
      must(choose(answer(desk.type("localauth pin change"), "PIN: ", PIN), ANOTHER).ended());
      assertEquals(77, desk.run("localauth check").exitCode());
      must(answer(desk.type("localauth method remove totp").answer(""), "PIN: ", ANOTHER).ended());
      closed(answer(desk.type("localauth unlock"), "PIN: ", PIN).ended());
      must(answer(desk.type("localauth unlock"), "PIN: ", ANOTHER).ended());
      assertEquals("open\n", desk.run("localauth status --short").shown());
      assertEquals(65, desk.run("localauth method remove pin").exitCode());
    }
  }

  @Test
  void anEmptyAnswerAtTheSecondQuestionIsNoAttempt() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      AuthenticatorApp app = withBoth(desk, person).app();
      closed(answer(desk.type("localauth unlock"), "PIN: ", PIN).answer("").ended());
      String list = desk.run("localauth method list").shown();
      assertFalse(list.contains("wrong answer"), list);
      must(answer(desk.type("localauth unlock"), "PIN: ", PIN).answer(app.next()).ended());
    }
  }

  @Test
  void aWayThatCannotBeAskedIsSkippedWithASentence() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      desk.type("localauth setup --method pin --method totp --store file");
      AuthenticatorApp app = EnrolledPerson.finish(person, desk.choose(PIN)).app();
      for (int wrong = 1; wrong <= 5; wrong++) {
        closed(answer(desk.type("localauth unlock"), "PIN: ", "not it at all").ended());
      }
      String shown = desk.type("localauth unlock").expect(Desk.PROMPT);
      assertTrue(shown.contains("localauth: skipping pin: too many wrong answers"), shown);
      assertFalse(shown.contains("PIN: "), "the PIN was asked for");
      desk.terminal().send(app.next() + "\r");
      must(desk.ended());
      assertTrue(
          desk.run("localauth method list")
              .shown()
              .contains("pin: opens the gate as pin, 5 wrong"));
    }
  }

  @Test
  void givingUpSetupLeavesNothing() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      desk.type("set +o monitor; trap : INT").ended();
      String terminal = desk.run("stty -g").shown();
      String setup = "localauth setup --method pin,totp --store file";
      interrupt(desk.type(setup), "New PIN: ");
      interrupt(answer(desk.type(setup), "New PIN: ", PIN), "Repeat PIN: ");
      interrupt(choose(desk.type(setup), PIN), Desk.PROMPT);
      assertEquals(terminal, desk.run("stty -g").shown());
      assertEquals("off\n", desk.run("localauth status --short").shown());
      assertEquals(List.of(), files(person), "left behind");
    }
  }

  @Test
  void givingUpAtEachQuestionOfAChangeLeavesAllAsItWas() {
    RecoverablePerson example = RecoverablePerson.justNow();
    Person person = example.person();
    String pin = RecoverablePerson.PIN;
    try (Desk desk = person.desk()) {
      desk.type("set +o monitor; trap : INT").ended();
      String terminal = desk.run("stty -g").shown();
      List<String> before = files(person);
      interrupt(desk.type("localauth pin change"), "PIN: ");
      interrupt(answer(desk.type("localauth pin change"), "PIN: ", pin), "New PIN: ");
      interrupt(
          answer(answer(desk.type("localauth pin change"), "PIN: ", pin), "New PIN: ", ANOTHER),
          "Repeat PIN: ");
      interrupt(answer(desk.type("localauth method add totp"), "PIN: ", pin), Desk.PROMPT);
      interrupt(answer(desk.type("localauth recovery renew"), "PIN: ", pin), "Recovery code: ");
      interrupt(desk.type("localauth unlock --method recovery"), "Recovery code: ");
      interrupt(desk.type("localauth disable"), "PIN: ");
      assertEquals(terminal, desk.run("stty -g").shown());
      assertEquals(before, files(person));
      assertFalse(desk.run("localauth method list").shown().contains("wrong answer"));
      must(answer(desk.type("localauth unlock"), "PIN: ", pin).ended());
      // A code is used up before anything else is asked, and nothing else changes.
      answer(desk.type("localauth unlock --method recovery"), "Recovery code: ", example.code(2));
      interrupt(desk, "New PIN: ");
      assertTrue(desk.run("localauth recovery list").shown().contains("left: 9\n"));
      must(answer(desk.type("localauth unlock"), "PIN: ", pin).ended());
    }
  }

  /** Presses Ctrl-C at the question, which the shell survives. */
  private static void interrupt(Desk desk, String question) {
    desk.expect(question);
    desk.terminal().sendControl('C');
    closed(desk.ended());
    assertTrue(desk.terminal().echoEnabled(), "what is typed is not shown after " + question);
  }

  /** What is enrolled, by the content of its files; attempts are counted elsewhere. */
  private static List<String> files(Person person) {
    return Machine.must(
            "sh",
            "-c",
            "cd \"$0\" && find . -type f ! -name 'ledger-*' ! -name '*.lock' ! -name '.*history'"
                + " -exec sha256sum {} + | sort",
            person.home().toString())
        .lines()
        .toList();
  }
}
