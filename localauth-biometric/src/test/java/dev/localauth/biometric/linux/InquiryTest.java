// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.PromptException;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.testkit.ScriptedPrompter;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a process that does not do what it should. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class InquiryTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Word YES = new Word.Ended(Stage.ACCOUNT, 0);
  private static final int BLOCK = 8192;

  private final FakeProcess process = new FakeProcess();

  @Test
  void aYesIsAYesAndTheProcessIsEnded() throws Exception {
    process.say(YES);
    assertEquals(Answer.VERIFIED, ask(LONG, ScriptedPrompter.answering()));
    assertTrue(process.destroyed);
  }

  @Test
  void aProcessThatSaysNothingIsGivenUp() {
    AuthenticatorException refused = refused(Duration.ofMillis(50));
    assertEquals(Reason.TIMED_OUT, refused.reason());
    assertTrue(process.destroyed);
  }

  @Test
  void anEndWithoutAWordIsNoYes() {
    process.closePipe().end();
    assertEquals(Reason.FAILED, refused(LONG).reason());
  }

  @Test
  void anEndIsSeenAlsoWhereAChildHoldsThePipe() {
    process.end();
    AuthenticatorException refused = refused(LONG);
    assertEquals(Reason.FAILED, refused.reason());
    assertEquals("PAM ended before it decided (exit code 134)", refused.getMessage());
  }

  @Test
  void whatIsNoWordIsNoYes() {
    process.say("PAM says yes\n".getBytes(UTF_8)).say(YES);
    assertEquals(Reason.FAILED, refused(LONG).reason());
  }

  @Test
  void halfAYesIsNoYes() {
    process.say(new byte[] {'X', 2, 0, 0, 0}).closePipe().end();
    assertEquals(Reason.FAILED, refused(LONG).reason());
  }

  @Test
  void whoGivesUpIsReplacedByASilentPersonUntilTheEnd() throws Exception {
    process.say(
        new Word.Asked("One:", false), new Word.Asked("Two:", false), new Word.Shown("x"), YES);
    ScriptedPrompter person = ScriptedPrompter.answering().cancelAt(1);
    PromptException gaveUp = assertThrows(PromptException.class, () -> ask(LONG, person));
    assertEquals(PromptException.Reason.CANCELLED, gaveUp.reason());
    assertEquals(1, person.questions().size());
    assertEquals(0, person.shown().size());
    byte[] heard = process.heard.toByteArray();
    assertEquals(0, heard.length % BLOCK);
    for (byte each : heard) {
      assertEquals(0, each, "no answer was given");
    }
  }

  private AuthenticatorException refused(Duration patience) {
    return assertThrows(
        AuthenticatorException.class, () -> ask(patience, ScriptedPrompter.answering()));
  }

  private Answer ask(Duration patience, ScriptedPrompter person) throws LocalAuthException {
    try (PamProcess pam = new PamProcess(process, patience)) {
      return new Inquiry(pam, person).run();
    }
  }
}
