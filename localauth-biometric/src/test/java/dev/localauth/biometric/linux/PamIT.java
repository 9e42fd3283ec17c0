// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.PromptException;
import dev.localauth.api.Question;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.keyring.Programs;
import dev.localauth.testsupport.pam.PamCell;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The system's PAM and its modules, and a module of this test. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PamIT {
  private static final Duration SHORT = Duration.ofSeconds(5);
  private static final String MATRIX = "pam_matrix.so";

  private static PamDesk desk;

  @BeforeAll
  static void open() {
    desk = new PamDesk();
  }

  @AfterAll
  static void close() {
    desk.close();
  }

  @Test
  void theRightPasswordIsAcceptedAndAskedForWithoutEcho() throws Exception {
    ScriptedPrompter person = ScriptedPrompter.answering(PamDesk.PASSWORD);
    assertEquals(Answer.VERIFIED, desk.ask("unix", person));
    assertEquals(List.of(new Question.Other("Password", false)), person.questions());
    assertEquals(0, person.leftOpen());
  }

  @Test
  void aWrongPasswordIsWrongAndTheModulesDelayIsKept() throws Exception {
    desk.cell.service("slow", "auth required pam_unix.so\naccount required pam_unix.so\n");
    long since = System.nanoTime();
    assertEquals(Answer.WRONG, desk.ask("slow", ScriptedPrompter.answering("wrong horse")));
    assertTrue(System.nanoTime() - since > Duration.ofSeconds(1).toNanos(), "no delay");
  }

  @Test
  void anExpiredAccountIsToldOnlyToWhoKnowsThePassword() throws Exception {
    PamCell.Account account = desk.cell.account("expired", 64_102, "old", PamCell.Standing.EXPIRED);
    assertEquals(Answer.WRONG, desk.ask(account, "unix", ScriptedPrompter.answering("no")));
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class,
            () -> desk.ask(account, "unix", ScriptedPrompter.answering("old")));
    assertEquals(Reason.FAILED, refused.reason());
    assertEquals("this account has expired (PAM_ACCT_EXPIRED, 13)", refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource({"LOCKED, 64103, known", "OPEN, 64104, ''"})
  void noPasswordOpensAnAccountThatIsLockedOrHasNone(
      PamCell.Standing standing, int uid, String typed) throws Exception {
    PamCell.Account account = desk.cell.account("closed" + uid, uid, "known", standing);
    assertEquals(Answer.WRONG, desk.ask(account, "unix", ScriptedPrompter.answering(typed)));
  }

  @Test
  void aPasswordThatHasToBeChangedOpensNothing() {
    PamCell.Account account =
        desk.cell.account("stale", 64_105, "old", PamCell.Standing.PASSWORD_EXPIRED);
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class,
            () -> desk.ask(account, "unix", ScriptedPrompter.answering("old")));
    assertEquals(Reason.FAILED, refused.reason());
    assertTrue(refused.getMessage().contains("PAM_NEW_AUTHTOK_REQD"), refused.getMessage());
  }

  @Test
  void theAccountIsTheOneOfTheProcessWhateverTheEnvironmentSays() throws Exception {
    PamCell.Account neighbour =
        desk.cell.account("neighbour", 64_106, "theirs", PamCell.Standing.GOOD);
    assertEquals(
        Answer.WRONG, desk.ask(neighbour, "unix", ScriptedPrompter.answering(PamDesk.PASSWORD)));
  }

  @Test
  void anOathCodeIsAskedForAfterThePassword() throws Exception {
    Path oath = Path.of("/usr/lib/x86_64-linux-gnu/security/pam_oath.so");
    Programs.require(oath, "libpam-oath");
    Programs.require("oathtool", "oathtool");
    Path users = desk.cell.place().resolve("users.oath");
    String seed = "3132333435363738393031323334353637383930";
    Files.writeString(users, "HOTP\talice\t-\t" + seed + "\n");
    Path set = users.resolveSibling("set");
    // pam_oath writes beside its file, as the account.
    Files.createDirectory(set);
    Files.move(users, set.resolve("users.oath"));
    Processes.run(SHORT, "chown", "-R", "64101:64101", set.toString());
    desk.cell.service(
        "oath",
        """
        auth requisite pam_unix.so nodelay
        auth required pam_oath.so usersfile=%s window=3 digits=6
        account required pam_permit.so
        """
            .formatted(set.resolve("users.oath")));
    String code = Processes.run(SHORT, "oathtool", "--counter=0", seed).stdout().strip();
    ScriptedPrompter person = ScriptedPrompter.answering(PamDesk.PASSWORD, code);
    assertEquals(Answer.VERIFIED, desk.ask("oath", person));
    assertEquals(2, person.questions().size(), person.questions()::toString);
    assertEquals(
        Answer.WRONG, desk.ask("oath", ScriptedPrompter.answering(PamDesk.PASSWORD, code)));
  }

  @Test
  void thePasswordsOfAFileAreChecked() throws Exception {
    Path module = Path.of("/usr/lib/x86_64-linux-gnu/pam_wrapper", MATRIX);
    Programs.require(module, "libpam-wrapper");
    Path file = desk.cell.place().resolve("passdb");
    Files.writeString(file, "alice:secret1:matrix\n");
    desk.cell.service(
        "matrix",
        "auth required %1$s passdb=%2$s\naccount required %1$s passdb=%2$s\n"
            .formatted(module, file));
    assertEquals(Answer.VERIFIED, desk.ask("matrix", ScriptedPrompter.answering("secret1")));
    assertEquals(Answer.WRONG, desk.ask("matrix", ScriptedPrompter.answering("secret2")));
  }

  @Test
  void whatIsAllowedWithoutAskingIsAllowedAndWhatIsDeniedIsWrong() throws Exception {
    desk.cell.service("permit", "auth required pam_permit.so\naccount required pam_permit.so\n");
    desk.cell.service(
        "deny",
        "auth optional pam_permit.so\nauth required pam_deny.so\naccount required pam_permit.so\n");
    assertEquals(Answer.VERIFIED, desk.ask("permit", ScriptedPrompter.answering()));
    assertEquals(Answer.WRONG, desk.ask("deny", ScriptedPrompter.answering()));
  }

  @Test
  void messagesAreShownAndQuestionsAskedInTheirOrder() throws Exception {
    String service = desk.script("[info=Be welcome] [echoed=Colour: =blue] both [error=Odd\tend]");
    ScriptedPrompter person = ScriptedPrompter.answering("blue", "1", "2");
    assertEquals(Answer.VERIFIED, desk.ask(service, person));
    assertEquals(
        List.of(
            new Question.Other("Colour", true),
            new Question.Other("One", false),
            new Question.Other("Two", true)),
        person.questions());
    assertEquals(
        List.of("Be welcome", "both at once", "Odd end"),
        person.shown().stream().map(shown -> shown.text()).toList());
  }

  @Test
  void aMessageOf10KilobytesIsCutAndMovesNoCursor() throws Exception {
    ScriptedPrompter person = ScriptedPrompter.answering();
    assertEquals(Answer.VERIFIED, desk.ask(desk.script("long"), person));
    String shown = person.shown().get(0).text();
    assertEquals("[2J" + "x".repeat(509), shown);
  }

  @ParameterizedTest
  @MethodSource("misbehaviour")
  void aModuleThatMisbehavesLeavesTheGateShut(String words, Reason reason, String message) {
    String service = desk.script(words);
    Duration patience = words.endsWith("hang") ? SHORT : Duration.ofSeconds(60);
    AuthenticatorException refused =
        assertThrows(
            AuthenticatorException.class,
            () -> desk.ask(desk.alice, service, ScriptedPrompter.answering(), patience));
    assertEquals(reason, refused.reason(), refused::getMessage);
    assertTrue(refused.getMessage().startsWith(message), refused.getMessage());
    assertNothingRuns();
  }

  static List<Arguments> misbehaviour() {
    List<Arguments> all =
        List.of(
            Arguments.of("crash", Reason.FAILED, "PAM ended before it decided"),
            Arguments.of("spawn crash", Reason.FAILED, "PAM ended before it decided"),
            Arguments.of("hang", Reason.TIMED_OUT, "PAM did not decide in time"),
            Arguments.of("style=7", Reason.FAILED, "a PAM module asked what cannot be asked"),
            Arguments.of("return=9", Reason.UNAVAILABLE, "PAM has nothing to recognize you by"),
            Arguments.of("info=x return=9", Reason.TIMED_OUT, "nobody was recognized in time"),
            Arguments.of("error=x return=9", Reason.TIMED_OUT, "nobody was recognized in time"),
            Arguments.of("exit", Reason.FAILED, "PAM ended before it decided"),
            Arguments.of("garbage", Reason.FAILED, "PAM ended before it decided"),
            Arguments.of("spawn hang", Reason.TIMED_OUT, "PAM did not decide in time"),
            Arguments.of("return=6", Reason.FAILED, "PAM does not let this account be used now"),
            Arguments.of("return=26", Reason.FAILED, "PAM failed (PAM_ABORT"));
    return Boolean.getBoolean("localauth.full") ? all : all.subList(0, 6);
  }

  @Test
  void aModuleWithoutAnEndOfQuestionsIsStopped() {
    String service = desk.script("many");
    ScriptedPrompter person = ScriptedPrompter.answeringWith(question -> "x");
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> desk.ask(service, person));
    assertEquals(Reason.FAILED, refused.reason());
    assertEquals(32, person.questions().size());
    assertNothingRuns();
  }

  @Test
  void givingUpAtTheFirstQuestionIsNoAttempt() {
    ScriptedPrompter person = ScriptedPrompter.answering().cancelAt(1);
    PromptException gaveUp = assertThrows(PromptException.class, () -> desk.ask("unix", person));
    assertEquals(PromptException.Reason.CANCELLED, gaveUp.reason());
    assertNothingRuns();
  }

  @ParameterizedTest
  @CsvSource({"error=Failed hidden=X=y, 1", "info=Go hidden=X=y, 1", "hidden=X=x hidden=Y=y, 2"})
  void givingUpLaterIsAnAttempt(String words, int question) {
    String service = desk.script(words);
    ScriptedPrompter person = ScriptedPrompter.answeringWith(any -> "x").cancelAt(question);
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> desk.ask(service, person));
    assertEquals(Reason.TIMED_OUT, refused.reason());
  }

  @Test
  void whatKeepsThePersonFromAnsweringPassesThrough() {
    PromptException nobody = new PromptException(PromptException.Reason.UNAVAILABLE, "nobody");
    ScriptedPrompter person = ScriptedPrompter.answering().failAt(1, nobody);
    assertSame(nobody, assertThrows(PromptException.class, () -> desk.ask("unix", person)));
  }

  @Test
  void anAnswerThatCannotBePassedOnIsRefused() {
    for (String odd : List.of("x".repeat(512), "a\0b")) {
      PromptException refused =
          assertThrows(
              PromptException.class, () -> desk.ask("unix", ScriptedPrompter.answering(odd)));
      assertEquals(PromptException.Reason.UNUSABLE_ANSWER, refused.reason());
    }
  }

  @Test
  void noVariableReachesTheModules() throws Exception {
    String service =
        desk.script(
            "environment=DBUS_SYSTEM_BUS_ADDRESS environment=HOME environment=USER"
                + " environment=LD_LIBRARY_PATH");
    assertEquals(Answer.VERIFIED, desk.ask(service, ScriptedPrompter.answering()));
  }

  private static void assertNothingRuns() {
    // What was ended may take a moment to be gone.
    long deadline = System.nanoTime() + SHORT.toNanos();
    while (runs() && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertFalse(runs(), "something of PAM still runs");
  }

  private static boolean runs() {
    return ProcessHandle.current().descendants().anyMatch(PamIT::isAskPam);
  }

  private static boolean isAskPam(ProcessHandle process) {
    return process.isAlive()
        && process.info().commandLine().orElse("").contains(AskPam.class.getName());
  }
}
