// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several methods and several ways, changing them, and the way back in. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class WaysIT {
  private static final String PIN = "tulip&94x";
  private static final String ANOTHER = "heron%27q";
  private static final Pattern CODE = Pattern.compile("[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}");

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
  void aRecoveryCodeReplacesTheMethodOnce() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      setUpPin(desk);
      answer(desk.type("localauth recovery renew"), "PIN: ", PIN);
      List<String> codes =
          CODE.matcher(desk.expect("Recovery code: "))
              .results()
              .map(MatchResult::group)
              .distinct()
              .toList();
      assertEquals(10, codes.size());
      desk.terminal().send(codes.get(9) + "\r");
      assertFalse(must(desk.ended()).shown().contains(codes.get(0)), "a code stayed behind");
      answer(desk.type("localauth unlock --method recovery"), "Recovery code: ", codes.get(4));
      Desk.Outcome replaced = must(choose(desk, ANOTHER).ended());
      assertTrue(replaced.shown().contains("pin was replaced"), replaced.shown());
      assertEquals(77, desk.run("localauth check").exitCode());
      closed(answer(desk.type("localauth unlock"), "PIN: ", PIN).ended());
      must(answer(desk.type("localauth unlock"), "PIN: ", ANOTHER).ended());
      closed(
          answer(desk.type("localauth unlock --method recovery"), "Recovery code: ", codes.get(4))
              .ended());
      assertTrue(desk.run("localauth recovery list").shown().contains("left: 9\n"));
    }
  }
}
