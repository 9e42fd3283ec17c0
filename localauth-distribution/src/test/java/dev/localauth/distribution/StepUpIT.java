// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Launches that want a fresh answer although the terminal is open. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class StepUpIT {
  private static final String AGENT = "localauth run -- ./claude ";

  private RecoverablePerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    for (String name : new String[] {"claude", "other"}) {
      Person person = enrolled.person();
      person.write(person.home().resolve(name), "#!/bin/sh\necho \"started with $*\"\n");
      Machine.must("chmod", "755", person.home().resolve(name).toString());
    }
  }

  private void stepUp(String names) {
    enrolled
        .person()
        .write(
            enrolled.person().settings(),
            "{\"localAuth\": {\"enabled\": true, \"method\": \"pin\", \"stepUp\": " + names + "}}");
  }

  private static void passes(Desk desk, String line) {
    assertEquals("started with -p hi\n", desk.run(line).must().shown());
  }

  private static void asks(Desk desk, String line) {
    desk.type(line).answer("PIN: ", "000000");
    assertFalse(desk.ended().closed().shown().contains("started"));
    desk.type(line).expect("PIN: ");
    desk.terminal().sendControl('C');
    assertFalse(desk.ended().closed().shown().contains("started"));
    desk.type(line).answer("PIN: ", RecoverablePerson.PIN);
    desk.expect("started with ");
    desk.ended().must();
  }

  @Test
  void whatTheSettingsNameAsksAgainAndNothingElseDoes() {
    stepUp("[\"resume\"]");
    try (Desk desk = enrolled.person().desk()) {
      enrolled.unlock(desk);
      passes(desk, AGENT + "-p hi");
      asks(desk, AGENT + "--continue");
      passes(desk, AGENT + "-p hi");
      asks(desk, "localauth run --agent claude -- ./other -r");
      desk.run("localauth run -- ./other -r").must();
      desk.run(AGENT + "--dangerously-skip-permissions").must();
      stepUp("[\"skip-\\u0070ermissions\"]");
      asks(desk, AGENT + "--dangerously-skip-permissions");
      desk.run(AGENT + "--continue").must();
    }
  }

  @Test
  void thePolicyAsksAgainWhateverTheSettingsSay() {
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(enrolled.person())) {
      cell.policy("{\"localAuth\": {\"stepUp\": [\"skip-permissions\"]}}");
      enrolled.unlock(desk);
      asks(desk, AGENT + "--permission-mode bypassPermissions");
      passes(desk, AGENT + "-p hi");
    }
  }
}
