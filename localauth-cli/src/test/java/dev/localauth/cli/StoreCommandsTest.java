// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Availability;
import dev.localauth.api.PromptException;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands store list and store migrate, and what setup does without its store. */
class StoreCommandsTest {
  private static final Availability WORKS = Availability.usable("works");
  private static final Availability LOCKED =
      Availability.unusable("the keyring is locked", "log in on the desktop");

  private final NamedStore keyring = new NamedStore("secret-service", WORKS);
  private final NamedStore files = new NamedStore("file", WORKS);
  private final NamedStore foreign = new NamedStore("cloud", WORKS);
  private final Shell shell;

  StoreCommandsTest(@TempDir Path root) {
    shell = new Shell(root, files, keyring, foreign);
  }

  @Test
  void theListTellsWhereEverythingIsAndWhoCanReadIt() {
    foreign.is(LOCKED);
    shell.must("setup --method pin --store file", "the-pin");
    Shell.Outcome outcome = shell.must("store list");
    assertEquals(
        "file: holds the enrollment\n  grade: "
            + StoreGrade.of("file")
            + "\n  here: works\nsecret-service: not used\n  grade: "
            + StoreGrade.of("secret-service")
            + "\n  here: works\ncloud: not used\n  grade: "
            + StoreGrade.of("cloud")
            + "\n  not here: the keyring is locked\n  hint: log in on the desktop\n",
        outcome.out());
    assertEquals("", outcome.err());
  }

  @Test
  void everythingMovesAndNothingIsLeft() {
    shell.must("setup --method pin --store file", "the-pin");
    int size = files.size();
    Shell.Outcome outcome = shell.must("store migrate --to secret-service", "the-pin");
    assertEquals(
        "localauth: everything is in secret-service now; all sessions ended\n", outcome.err());
    assertEquals("", outcome.out());
    assertEquals(size, keyring.size());
    assertEquals(0, files.size());
    assertTrue(shell.must("store list").out().contains("secret-service: holds the enrollment\n"));
    shell.open("the-pin");
  }

  @Test
  void whatIsLeftIsToldAndGoesWithTheNextMove() {
    shell.must("setup --method pin --store secret-service", "the-pin");
    keyring.deletes(false);
    Shell.Outcome outcome = shell.must("store migrate --to file", "the-pin");
    assertTrue(
        outcome
            .err()
            .startsWith(
                "localauth: everything is in file now; all sessions ended\n"
                    + "localauth: the store secret-service may still hold what was moved: "
                    + "the keyring is locked\nlocalauth: hint: unlock it; or remove "),
        outcome.err());
    assertEquals(
        "localauth: secret-service may still hold copies: a move to another store was not"
            + " completed\n"
            + "localauth: hint: remove them with \"localauth store migrate --to file\"\n",
        shell.must("store list").err());
    keyring.deletes(true);
    shell.must("store migrate --to file", "the-pin");
    assertEquals(0, keyring.size());
    assertEquals("", shell.must("store list").err());
  }

  @Test
  void aMoveThatIsRefusedSaysWhy() {
    assertEquals(77, shell.run("store migrate --to file").exitCode());
    shell.must("setup --method pin --store file", "the-pin");
    assertEquals(65, shell.run("store migrate --to file").exitCode());
    assertEquals(77, shell.run("store migrate --to secret-service", "wrong").exitCode());
    keyring.is(LOCKED);
    Shell.Outcome locked = shell.run("store migrate --to secret-service");
    assertEquals(69, locked.exitCode());
    assertEquals(
        "localauth: error: the store secret-service cannot be used: the keyring is locked\n"
            + "localauth: hint: log in on the desktop\n",
        locked.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "store",
        "store migrate",
        "store migrate --to nope",
        "store migrate file",
        "store lst",
        "setup --method pin --store nope"
      })
  void aMistypedCommandLineIsToldAsOne(String command) {
    Shell.Outcome outcome = shell.run(command);
    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().startsWith("localauth: error: "), outcome.err());
    assertEquals("", outcome.out());
  }

  private String whyAndWhatElse() {
    return "localauth: error: the store secret-service cannot be used: the keyring is locked\n"
        + "localauth: hint: log in on the desktop\n"
        + "localauth: hint: \"--store file\" works here: "
        + StoreGrade.of("file")
        + "\n";
  }

  private void withoutAKeyring() {
    keyring.is(LOCKED);
    foreign.is(LOCKED);
  }

  @Test
  void aWeakerStoreIsNotChosenWithoutAYes() {
    withoutAKeyring();
    ScriptedPrompter refusing = ScriptedPrompter.answeringWith(question -> "x", question -> false);
    Shell.Outcome outcome = shell.run("setup --method pin", refusing);
    assertEquals(69, outcome.exitCode());
    assertEquals(whyAndWhatElse(), outcome.err());
    assertEquals(List.of(), refusing.questions());
    assertEquals(1, refusing.confirmations().size());
    assertEquals(0, files.size());
    assertEquals("off\n", shell.must("status --short").out());
  }

  @Test
  void withoutATerminalTheAnswerIsNo() {
    withoutAKeyring();
    ScriptedPrompter nobody =
        ScriptedPrompter.answering()
            .failAt(1, new PromptException(PromptException.Reason.UNAVAILABLE, "no terminal"));
    Shell.Outcome outcome = shell.run("setup --method pin", nobody);
    assertEquals(69, outcome.exitCode());
    assertEquals(whyAndWhatElse(), outcome.err());
  }

  @Test
  void afterAYesTheFilesAreUsed() {
    withoutAKeyring();
    Shell.Outcome outcome = shell.must("setup --method pin", "the-pin");
    assertTrue(outcome.err().startsWith(whyAndWhatElse()), outcome.err());
    assertTrue(outcome.err().contains("the gate is on: pin, kept in file\n"), outcome.err());
    assertEquals(0, keyring.size());
  }

  @Test
  void aStoreThatWasNamedIsNotReplaced() {
    withoutAKeyring();
    ScriptedPrompter nobody = ScriptedPrompter.answering();
    Shell.Outcome outcome = shell.run("setup --method pin --store secret-service", nobody);
    assertEquals(69, outcome.exitCode());
    assertEquals(0, nobody.prompts());
    assertEquals(0, files.size());
  }

  @Test
  void anotherStoreOfThePlatformNeedsNoYes() {
    keyring.is(LOCKED);
    ScriptedPrompter person = ScriptedPrompter.answering("the-pin");
    Shell.Outcome outcome = shell.run("setup --method pin", person);
    assertEquals(0, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().contains("kept in cloud\n"), outcome.err());
    assertEquals(List.of(), person.confirmations());
  }

  @Test
  void anEnrollmentInAStoreThatIsLockedIsNotSetUpAnewElsewhere() {
    shell.must("setup --method pin --store secret-service", "the-pin");
    withoutAKeyring();
    Shell.Outcome outcome = shell.run("setup --method pin", ScriptedPrompter.answering());
    assertEquals(69, outcome.exitCode());
    assertFalse(outcome.err().contains("--store file"), outcome.err());
    assertEquals(0, files.size());
  }
}
