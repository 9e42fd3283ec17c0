// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Somebody edits, moves and deletes the files; the gate never opens without a question. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class TamperingIT {
  private Person person;
  private EnrolledPerson enrolled;

  @BeforeEach
  void setUp() {
    enrolled = EnrolledPerson.justNow();
    person = enrolled.person();
  }

  @Test
  void settingsThatSayOffAreAskedAllTheSame() {
    person.write(person.settings(), "{\"localAuth\": {\"enabled\": false}}");
    assertAsks("");
  }

  @Test
  void deletedSettingsAreAskedAllTheSame() throws IOException {
    Files.delete(person.settings());
    assertAsks("");
  }

  @Test
  void settingsThatNameAnotherMethodClose() {
    person.write(person.settings(), "{\"localAuth\": {\"enabled\": true, \"method\": \"pin\"}}");
    assertCloses("", 65, "localauth: error: the settings name other methods");
  }

  @Test
  void anOpenSessionDoesNotOutliveSettingsThatNameAnotherMethod() {
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      person.write(person.settings(), "{\"localAuth\": {\"enabled\": true, \"method\": \"pin\"}}");
      assertEquals(65, desk.run("localauth check").exitCode());
    }
  }

  @Test
  void variablesThatPointElsewhereDoNotHideTheEnrollment() {
    person.write(
        person.home().resolve("elsewhere/.config/localauth/settings.json"),
        "{\"localAuth\": {\"enabled\": false}}");
    String elsewhere = person.home().resolve("elsewhere").toString();
    assertAsks("HOME=" + elsewhere + " ");
    assertAsks("HOME= ");
    assertAsks("env -u HOME ");
    assertAsks(
        "XDG_CONFIG_HOME=%1$s XDG_DATA_HOME=%1$s XDG_STATE_HOME=%1$s XDG_RUNTIME_DIR=%1$s "
            .formatted(elsewhere));
  }

  @Test
  void anEnrollmentMadeElsewhereDoesNotTakeThePlaceOfTheAccountsOwn() {
    try (Desk desk = enrolled.desk()) {
      // A setup of one's own, in another home, would be a key of one's own.
      desk.type("mkdir e; HOME=$PWD/e " + EnrolledPerson.SETUP);
      String shown = desk.expect(Desk.PROMPT);
      assertFalse(shown.contains("secret="), "setup did not ask for the earlier enrollment first");
      desk.terminal().send(enrolled.app().wrong() + "\r");
      assertEquals(77, desk.ended().exitCode());
    }
  }

  @Test
  void aDeletedStoreCloses() {
    Machine.must("rm", "-r", person.secrets().toString());
    assertCloses("", 77, "localauth: error: the enrollment is not in the store file");
    assertSetupIsNoWayOut();
  }

  @Test
  void aDeletedMarkerIsAskedAllTheSame() throws IOException {
    Files.delete(person.marker());
    assertAsks("");
    try (Desk desk = enrolled.desk()) {
      enrolled.unlock(desk);
      assertEquals(0, desk.run("localauth check").exitCode());
    }
    assertTrue(Files.exists(person.marker()), "the marker did not come back");
  }

  @Test
  void aDeletedLedgerCloses() throws IOException {
    Files.delete(person.ledger());
    assertCloses("", 77, "localauth: error: the record of attempts is missing");
    assertSetupIsNoWayOut();
  }

  @Test
  void aLedgerOfAnotherEnrollmentCloses() throws IOException {
    Path ledger = person.ledger();
    String edited = Files.readString(ledger).replace("method.totp=", "method.sms=");
    person.write(ledger, edited.equals(Files.readString(ledger)) ? edited + "x=1\n" : edited);
    assertCloses("", 77, "localauth: error: the record of attempts ");
  }

  /** The threat model says so: whoever can delete both runs as the person already. */
  @Test
  void deletingMarkerAndStoreTogetherIsNotStopped() throws IOException {
    Files.delete(person.marker());
    Machine.must("rm", "-r", person.secrets().toString());
    try (Desk desk = enrolled.desk()) {
      Desk.Outcome stillEnabled = desk.run("localauth run -- touch ran");
      assertEquals(77, stillEnabled.exitCode());
      assertTrue(
          stillEnabled.shown().contains("the gate is required and nobody is enrolled"),
          stillEnabled.shown());
      Files.delete(person.settings());
      assertEquals(0, desk.run("localauth run -- touch ran").exitCode());
    }
    assertTrue(Files.exists(person.home().resolve("ran")));
  }

  @Test
  void anEditedRecordOpensNothing() throws IOException {
    try (Desk desk = enrolled.desk();
        Desk other = enrolled.desk()) {
      enrolled.unlock(desk);
      Path record;
      try (var files = Files.list(person.records())) {
        record = files.filter(each -> each.toString().matches(".*/\\d+-\\d+")).findFirst().get();
      }
      // Copied to another terminal, under its name, it still names its own anchor.
      String stat = Files.readString(Path.of("/proc/" + other.terminal().pid() + "/stat"));
      String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
      Path copy = record.resolveSibling(other.terminal().pid() + "-" + start);
      Machine.must("cp", "-p", record.toString(), copy.toString());
      assertEquals(77, other.run("localauth check").exitCode());

      byte[] content = Files.readAllBytes(record);
      for (int cut : new int[] {0, content.length / 2, content.length - 1}) {
        Files.write(record, Arrays.copyOf(content, cut));
        assertEquals(77, desk.run("localauth check").exitCode(), "cut to " + cut);
      }
      Files.write(record, content);
      assertEquals(0, desk.run("localauth check").exitCode());
      Files.writeString(record, new String(content, StandardCharsets.UTF_8) + "more=1\n");
      assertEquals(77, desk.run("localauth check").exitCode());
    }
  }

  /** It asks, and until it is answered nothing runs. */
  private void assertAsks(String variables) {
    try (Desk desk = enrolled.desk()) {
      assertEquals(77, desk.run(variables + "localauth check").exitCode(), variables);
      desk.type("trap : INT; " + variables + "localauth run -- touch ran").expect(Desk.PROMPT);
      assertFalse(Files.exists(person.home().resolve("ran")), "ran without an answer");
      desk.terminal().sendControl('C');
      Desk.Outcome cancelled = desk.ended();
      assertEquals(77, cancelled.exitCode(), cancelled.shown());
    }
    assertFalse(Files.exists(person.home().resolve("ran")), "ran without an answer");
  }

  /** "Cannot read" is not "not set up". */
  private void assertSetupIsNoWayOut() {
    try (Desk desk = enrolled.desk()) {
      assertEquals(77, desk.run(EnrolledPerson.SETUP).exitCode());
      assertEquals(77, desk.run("localauth disable").exitCode());
    }
  }

  private void assertCloses(String variables, int exitCode, String message) {
    try (Desk desk = enrolled.desk()) {
      for (String command : new String[] {"run -- touch ran", "unlock"}) {
        Desk.Outcome outcome = desk.run(variables + "localauth " + command);
        assertEquals(exitCode, outcome.exitCode(), command + ": " + outcome.shown());
        assertTrue(outcome.shown().contains(message), command + ": " + outcome.shown());
        assertTrue(outcome.shown().contains("localauth: hint: "), command + ": " + outcome.shown());
      }
      int check = desk.run(variables + "localauth check").exitCode();
      assertTrue(check == exitCode || check == 77, "check returned " + check);
    }
    assertFalse(Files.exists(person.home().resolve("ran")), "ran behind a closed gate");
  }
}
