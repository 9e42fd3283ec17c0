// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands method, pin, recovery and unlock by a recovery code. */
class WaysCommandsTest {
  private static final String SETUP = "setup --store in-memory --method ";

  private final Shell shell;

  WaysCommandsTest(@TempDir Path root) {
    shell = new Shell(root);
  }

  @BeforeEach
  void enrolled() {
    shell.must(SETUP + "pin", "the-pin");
  }

  @Test
  void setupEndsWithWhereRecoveryCodesComeFrom() {
    Shell.Outcome outcome = shell.must(SETUP + "totp", "the-pin", "the-code");
    assertTrue(
        outcome
            .err()
            .endsWith("localauth: make recovery codes with \"localauth recovery renew\"\n"),
        outcome.err());
    assertEquals("", outcome.out());
  }

  @Test
  void setupWithoutAMethodTellsInPlainWordsAndSetsUpTheRecommendedOne(@TempDir Path another) {
    Shell.Outcome outcome = new Shell(another).must("setup --store in-memory", "the-code");
    assertTrue(
        outcome
            .err()
            .startsWith(
                """
                localauth: the gate asks who you are once per terminal, before an agent starts
                localauth:   pin: something you know: who watches you type it has it too
                localauth:   totp: something you know: who watches you type it has it too
                localauth: totp is set up now: a code that an app on your phone shows
                """),
        outcome.err());
    assertTrue(outcome.err().contains("localauth: the gate is on: totp, kept in in-memory\n"));
  }

  @Test
  void aWayIsChosenByItsMethod() {
    shell.must("method add totp", "the-pin", "the-code");
    assertEquals(77, shell.run("unlock --method sms", "the-pin").exitCode());
    shell.must("unlock --method totp", "the-code");
    assertEquals(0, shell.run("check").exitCode());
  }

  @Test
  void theListTellsWhatIsEnrolledAndWhatEachIsWorth() {
    shell.must("method add totp,pin", "the-pin", "the-code");
    assertEquals(77, shell.run("unlock", "wrong").exitCode());
    assertEquals(
        """
        pin: opens the gate as pin; or totp and pin, 1 wrong answer in a row
          worth: something you know: who watches you type it has it too
          here: words
        totp: opens the gate as totp and pin
          worth: something you know: who watches you type it has it too
          here: words
        sms: not enrolled
          worth: something you have: of no use to who does not hold it; weak by itself, keep \
        another way beside it
          not here: no modem
          hint: buy one
        """,
        shell.must("method list").out());
  }

  @Test
  void waitingAndDisabledAreTold() {
    for (int i = 0; i < 5; i++) {
      shell.run("unlock", "wrong");
    }
    String list = shell.must("method list").out();
    assertTrue(
        list.startsWith("pin: opens the gate as pin, 5 wrong answers in a row, waiting for "));
    for (int i = 0; i < 5; i++) {
      shell.terminal().advance(java.time.Duration.ofHours(2));
      shell.run("unlock", "wrong");
    }
    list = shell.must("method list").out();
    assertTrue(
        list.startsWith("pin: opens the gate as pin, 10 wrong answers in a row, disabled\n"), list);
  }

  @Test
  void aWayIsAddedAndRemoved() {
    Shell.Outcome added = shell.must("method add totp", "the-pin", "the-code");
    assertEquals("localauth: the gate also opens by totp; all sessions ended\n", added.err());
    Shell.Outcome removed = shell.must("method remove pin", "the-pin");
    assertEquals("localauth: erased: pin; all sessions ended\n", removed.err());
    Shell.Outcome last = shell.run("method remove totp");
    assertEquals(65, last.exitCode());
    assertTrue(last.err().contains("hint: add another one first"), last.err());
  }

  @Test
  void aSecondPhoneIsAddedRenamedAndDroppedByName() {
    shell.must("method add totp", "the-pin", "the-code");
    assertEquals(
        "localauth: \"tablet\" answers for totp, too; all sessions ended\n",
        shell.must("method add totp --name tablet", "the-pin", "other-code").err());
    assertTrue(shell.must("method list").out().contains("\n  called: totp, tablet\n"));
    assertEquals(65, shell.run("method rename totp phone").exitCode());
    assertEquals(
        "localauth: totp is called \"phone\"; all sessions ended\n",
        shell.must("method rename totp phone --name totp", "", "other-code").err());
    assertEquals(
        "localauth: erased: \"phone\"; all sessions ended\n",
        shell.must("method remove totp --name phone", "the-pin").err());
    assertEquals(77, shell.run("unlock", "", "the-code").exitCode());
    shell.must("unlock", "", "other-code");
    assertEquals(65, shell.run("method remove totp --name tablet").exitCode());
  }

  @Test
  void thePinIsChanged() {
    assertEquals(
        "localauth: the PIN was changed; all sessions ended\n",
        shell.must("pin change", "the-pin", "another").err());
    assertEquals(77, shell.run("method add totp", "the-pin").exitCode());
    shell.must("method add totp", "another", "the-code");
  }

  @Test
  void recoveryCodesAreMadeCountedAndUsed() {
    Shell.Outcome none = shell.must("recovery list");
    assertEquals("recovery codes left: 0\n", none.out());
    assertTrue(none.err().startsWith("localauth: none were made yet; "), none.err());
    assertEquals(69, shell.run("unlock --method recovery").exitCode());
    Reader reader = new Reader();
    assertEquals(0, shell.run("recovery renew", reader).exitCode());
    assertEquals("recovery codes left: 10\n", shell.must("recovery list").out());
    assertEquals("", shell.must("recovery list").err());
    for (int i = 0; i < 7; i++) {
      Shell.Outcome used = shell.must("unlock --method recovery", reader.codes.get(i), "new-pin");
      assertEquals(
          "localauth: pin was replaced; all sessions ended\n"
              + "localauth: open this terminal with \"localauth unlock\"\n",
          used.err());
      assertEquals("", used.out());
    }
    assertTrue(
        shell.must("recovery list").err().startsWith("localauth: only 3 recovery codes are left"));
    assertEquals(77, shell.run("check").exitCode());
  }

  @Test
  void theLostMethodIsNamedWhereThereAreSeveral() {
    Reader reader = new Reader();
    shell.run("recovery renew", reader);
    shell.must("method add totp", "the-pin", "the-code");
    Shell.Outcome outcome = shell.run("unlock --method recovery");
    assertEquals(77, outcome.exitCode());
    assertTrue(outcome.err().contains("hint: name it with --replace"), outcome.err());
    shell.must("unlock --method recovery --replace totp", reader.codes.get(1), "new-code");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "method",
        "method add",
        "method remove",
        "method steal",
        "pin",
        "recovery",
        "unlock --replace totp",
        "status --json --short",
        "method add totp --set nonsense=1"
      })
  void whatIsNoCommandLineIsToldAsOne(String command) {
    Shell.Outcome outcome = shell.run(command);
    assertEquals(2, outcome.exitCode(), outcome.err());
    assertTrue(outcome.err().startsWith("localauth: error: "), outcome.err());
    assertEquals("", outcome.out());
  }

  /** Knows the PIN, writes the codes down and types the first one. */
  private static final class Reader implements Prompter {
    private final List<String> codes = new ArrayList<>();

    @Override
    public Secret ask(Question question) {
      String answer = question == Question.Known.RECOVERY_CODE ? codes.get(0) : "the-pin";
      return Secret.owning(answer.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean confirm(String question) throws PromptException {
      throw new AssertionError(question);
    }

    @Override
    public void show(Notice notice) {
      if (notice instanceof Notice.Confidential confidential) {
        confidential
            .lines()
            .forEach(
                line -> codes.add(line.use(bytes -> new String(bytes, StandardCharsets.UTF_8))));
      }
    }
  }
}
