// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import dev.localauth.api.Verdict;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.enrollment.Credential;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.fixture.ElsewhereMethod;
import dev.localauth.core.fixture.FakeAnchors;
import dev.localauth.core.fixture.ScriptedMethod;
import dev.localauth.core.fixture.Sound;
import dev.localauth.core.fixture.WordMethod;
import dev.localauth.core.fixture.World;
import dev.localauth.core.ledger.Ledger;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.RogueAuthenticator;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ChallengeTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";

  private final FakeAnchors system = new FakeAnchors();
  private final InMemorySecretStore store = new InMemorySecretStore();
  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-20T10:00:00Z"));
  private final WordMethod totp = new WordMethod("totp");
  private final WordMethod pin = new WordMethod("pin");
  private final Path state;
  private final Ledger ledger;

  ChallengeTest(@TempDir Path root) throws Exception {
    state = root.resolve("state");
    ledger =
        new Ledger(
            new Ledger.Place(state, World.uid()), ID, Secret.random(32), system, clock, "pts/3");
    ledger.create();
    for (WordMethod method : List.of(totp, pin)) {
      Credential blank = Credential.blank(method.id(), ID, method.id(), Parameters.none());
      method
          .enroll(
              subject()
                  .context(
                      blank,
                      subject().secrets(blank),
                      ScriptedPrompter.answering("right-" + method.id()),
                      ledger))
          .close();
    }
  }

  private Subject subject() {
    Enrollment enrollment = new Enrollment(ID, 1, ID, List.of(Way.parse("totp")), List.of());
    return new Subject("localauth", store, enrollment, World.lent(clock));
  }

  private Way pass(Prompter person, List<Authenticator> methods, String... ways)
      throws GateClosedException {
    Map<String, Authenticator> byId = new LinkedHashMap<>();
    methods.forEach(method -> byId.put(method.id(), method));
    return new Challenge(subject(), byId, ledger, person)
        .pass(Arrays.stream(ways).map(Way::parse).toList());
  }

  private GateClosedException refused(
      Prompter person, List<Authenticator> methods, String... ways) {
    return Sound.sound(assertThrows(GateClosedException.class, () -> pass(person, methods, ways)));
  }

  private GateClosedException refused(Authenticator method) {
    return refused(
        ScriptedPrompter.answeringWith(question -> "guess"), List.of(method), method.id());
  }

  private static Prompter typing(String... answers) {
    return ScriptedPrompter.answering(answers);
  }

  @Test
  void aRightAnswerPassesAndLeavesNoFailure() throws Exception {
    assertEquals(Way.parse("totp"), pass(typing("right-totp"), List.of(totp, pin), "totp"));
    assertEquals(0, ledger.failures("totp"));
  }

  @Test
  void aWrongAnswerIsCountedOnceAndNeverAskedAgain() throws Exception {
    GateClosedException closed = refused(typing("wrong"), List.of(totp, pin), "totp");
    assertEquals(ClosedReason.REJECTED, closed.reason());
    assertEquals(1, ledger.failures("totp"));
    assertEquals(1, totp.judged());
  }

  @Test
  void theSixthWrongAnswerIsNotEvenAskedFor() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertEquals(77, refused(typing("wrong"), List.of(totp), "totp").exitCode());
    }
    GateClosedException closed = refused(typing(), List.of(totp), "totp");
    assertEquals(ClosedReason.WAIT, closed.reason());
    assertEquals(75, closed.exitCode());
    assertTrue(closed.getMessage().contains("wait 30 s"), closed.getMessage());
    assertEquals(5, totp.judged());
    system.advance(Duration.ofSeconds(30));
    assertEquals(Way.parse("totp"), pass(typing("right-totp"), List.of(totp), "totp"));
    assertEquals(0, ledger.failures("totp"));
  }

  @Test
  void aDisabledMethodIsToldApartFromAWait() throws Exception {
    for (int i = 0; i < 10; i++) {
      refused(typing("wrong"), List.of(pin), "pin");
      system.advance(Duration.ofHours(1));
    }
    GateClosedException closed = refused(typing(), List.of(pin), "pin");
    assertEquals(ClosedReason.DISABLED, closed.reason());
    assertEquals(75, closed.exitCode());
    assertEquals(10, pin.judged());
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, CANCELLED",
    "TIMED_OUT, CANCELLED",
    "UNUSABLE_ANSWER, CANCELLED",
    "UNAVAILABLE, NO_TERMINAL"
  })
  void whoDoesNotAnswerHasNotTried(PromptException.Reason failure, ClosedReason reason)
      throws Exception {
    Prompter person =
        ScriptedPrompter.answering().failAt(1, new PromptException(failure, "no answer"));
    assertEquals(reason, refused(person, List.of(totp), "totp").reason());
    assertEquals(0, ledger.failures("totp"));
  }

  @Test
  void anEmptyAnswerLeadsToTheNextWayAndIsNoTry() throws Exception {
    Way passed = pass(typing("", "right-pin"), List.of(totp, pin), "totp", "pin");
    assertEquals(Way.parse("pin"), passed);
    assertEquals(0, ledger.failures("totp"));
  }

  @Test
  void afterTheLastWayAnEmptyAnswerIsGivingUp() throws Exception {
    GateClosedException closed = refused(typing("", ""), List.of(totp, pin), "totp", "pin");
    assertEquals(ClosedReason.CANCELLED, closed.reason());
    assertEquals(0, ledger.failures("totp") + ledger.failures("pin"));
  }

  @Test
  void aWrongAnswerDoesNotLeadToTheNextWay() throws Exception {
    refused(typing("wrong"), List.of(totp, pin), "totp", "pin");
    assertEquals(0, pin.judged());
  }

  @Test
  void anUnavailableWayIsSkippedWithASentence() throws Exception {
    totp.breakDown();
    ScriptedPrompter person = ScriptedPrompter.answering("right-pin");
    assertEquals(Way.parse("pin"), pass(person, List.of(totp, pin), "totp", "pin"));
    assertEquals(
        List.of("localauth: skipping totp: no totp today"),
        person.shown().stream().map(shown -> shown.text()).toList());
  }

  @Test
  void aMethodThatIsNotInstalledIsSkippedToo() throws Exception {
    assertEquals(Way.parse("pin"), pass(typing("right-pin"), List.of(pin), "passkey", "pin"));
    GateClosedException closed = refused(typing(), List.of(pin), "passkey");
    assertEquals(ClosedReason.METHOD_UNAVAILABLE, closed.reason());
  }

  @Test
  void theOnlyWayBeingUnavailableIsTheReason() {
    totp.breakDown();
    GateClosedException closed = refused(typing(), List.of(totp), "totp");
    assertEquals(ClosedReason.METHOD_UNAVAILABLE, closed.reason());
    assertEquals("try tomorrow", closed.hint().orElseThrow());
  }

  @Test
  void oneUnavailableMethodSkipsItsWholeWayBeforeAnythingIsAsked() throws Exception {
    totp.breakDown();
    Way passed = pass(typing("right-pin"), List.of(totp, pin), "pin,totp", "pin");
    assertEquals(Way.parse("pin"), passed);
    assertEquals(1, pin.judged());
  }

  @Test
  void aWaitingMethodIsSkippedWhereAnotherWayExists() throws Exception {
    for (int i = 0; i < 5; i++) {
      refused(typing("wrong"), List.of(totp), "totp");
    }
    assertEquals(Way.parse("pin"), pass(typing("right-pin"), List.of(totp, pin), "totp", "pin"));
  }

  @Test
  void ofSeveralMethodsTheFirstRejectionStopsAndCountsForThatMethodOnly() throws Exception {
    refused(typing("wrong"), List.of(totp, pin), "pin,totp");
    assertEquals(1, ledger.failures("pin"));
    assertEquals(0, ledger.failures("totp"));
    assertEquals(0, totp.judged());
    refused(typing("right-pin", "wrong"), List.of(totp, pin), "pin,totp");
    assertEquals(0, ledger.failures("pin"));
    assertEquals(1, ledger.failures("totp"));
  }

  @Test
  void severalMethodsTogetherPassOnlyWhole() throws Exception {
    assertEquals(
        Way.parse("pin,totp"),
        pass(typing("right-pin", "right-totp"), List.of(totp, pin), "pin,totp"));
    assertEquals(
        ClosedReason.CANCELLED,
        refused(typing("right-pin", ""), List.of(totp, pin), "pin,totp").reason());
  }

  @Test
  void theLedgerIsAskedBeforeThePerson() throws IOException {
    Files.delete(state.resolve("ledger-" + ID));
    GateClosedException closed = refused(typing(), List.of(totp), "totp");
    assertEquals(ClosedReason.LEDGER, closed.reason());
    assertEquals(77, closed.exitCode());
  }

  @Test
  void aLedgerThatIsLostWhileThePersonTypesJudgesNothing() {
    Prompter person =
        ScriptedPrompter.answeringWith(
            question -> {
              try {
                Files.delete(state.resolve("ledger-" + ID));
              } catch (IOException failure) {
                throw new AssertionError(failure);
              }
              return "right-totp";
            });
    assertEquals(ClosedReason.LEDGER, refused(person, List.of(totp), "totp").reason());
    assertEquals(0, totp.judged());
  }

  @Test
  void aReusedAnswerIsRefusedAndNotCounted() throws Exception {
    for (int i = 0; i < 8; i++) {
      GateClosedException closed = refused(RogueAuthenticator.CLAIMS_REUSE);
      assertEquals(ClosedReason.REJECTED, closed.reason());
      assertTrue(closed.getMessage().contains("already used"));
    }
    assertEquals(0, ledger.failures(RogueAuthenticator.CLAIMS_REUSE.id()));
  }

  @Test
  void aLateAnswerIsCounted() throws Exception {
    refused(
        new ScriptedMethod(
            "sms",
            context -> {
              ScriptedMethod.read(context);
              return Verdict.rejected(Verdict.Rejection.EXPIRED);
            }));
    assertEquals(1, ledger.failures("sms"));
  }

  @ParameterizedTest
  @EnumSource(
      value = RogueAuthenticator.class,
      names = {
        "ACCEPTS_WITHOUT_ASKING",
        "FAILS_AFTER_READING",
        "CLAIMS_A_CANCELLATION",
        "CRASHES_AFTER_READING"
      })
  void aRogueMethodIsCountedAndLockedOut(RogueAuthenticator rogue) throws Exception {
    for (int i = 1; i <= 5; i++) {
      refused(rogue);
      assertEquals(i, ledger.failures(rogue.id()));
    }
    assertEquals(ClosedReason.WAIT, refused(rogue).reason());
  }

  @Test
  void eachAnswerOfAMethodThatAsksManyTimesIsCounted() throws Exception {
    List<Integer> answers = new ArrayList<>();
    GateClosedException closed =
        refused(
            new ScriptedMethod(
                "totp",
                context -> {
                  for (int i = 0; i < 100; i++) {
                    ScriptedMethod.read(context);
                    answers.add(i);
                  }
                  return Verdict.rejected(Verdict.Rejection.WRONG);
                }));
    assertEquals(5, answers.size());
    assertEquals(5, ledger.failures("totp"));
    assertEquals(ClosedReason.WAIT, closed.reason());
  }

  @Test
  void severalAnswersThatAreRejectedTogetherAreAllCounted() throws Exception {
    refused(
        new ScriptedMethod(
            "totp",
            context -> {
              ScriptedMethod.read(context);
              ScriptedMethod.read(context);
              ScriptedMethod.read(context);
              return Verdict.rejected(Verdict.Rejection.WRONG);
            }));
    assertEquals(3, ledger.failures("totp"));
  }

  @Test
  void severalAnswersThatAreCalledReusedCostAllButOne() throws Exception {
    refused(
        new ScriptedMethod(
            "totp",
            context -> {
              ScriptedMethod.read(context);
              ScriptedMethod.read(context);
              ScriptedMethod.read(context);
              return Verdict.rejected(Verdict.Rejection.REUSED);
            }));
    assertEquals(2, ledger.failures("totp"));
  }

  @Test
  void swallowingTheRefusalOfTheCounterOpensNothing() throws Exception {
    Authenticator swallower =
        new ScriptedMethod(
            "totp",
            context -> {
              for (int i = 0; i < 20; i++) {
                try {
                  ScriptedMethod.read(context);
                } catch (PromptException swallowed) {
                  continue;
                }
              }
              return Verdict.accepted();
            });
    assertEquals(ClosedReason.WAIT, refused(swallower).reason());
    assertEquals(5, ledger.failures("totp"));
  }

  @Test
  void swallowingAnEmptyAnswerOpensNothing() throws Exception {
    Authenticator swallower =
        new ScriptedMethod(
            "totp",
            context -> {
              try {
                ScriptedMethod.read(context);
              } catch (PromptException swallowed) {
                return Verdict.accepted();
              }
              return Verdict.rejected(Verdict.Rejection.WRONG);
            });
    assertEquals(ClosedReason.UNDECIDED, refused(typing(""), List.of(swallower), "totp").reason());
    assertEquals(1, ledger.failures("totp"));
  }

  @Test
  void swallowingACancellationOpensNothing() throws Exception {
    Authenticator swallower =
        new ScriptedMethod(
            "totp",
            context -> {
              try {
                ScriptedMethod.read(context);
              } catch (PromptException swallowed) {
                return Verdict.accepted();
              }
              return Verdict.rejected(Verdict.Rejection.WRONG);
            });
    Prompter person = ScriptedPrompter.answering().cancelAt(1);
    assertEquals(ClosedReason.UNDECIDED, refused(person, List.of(swallower), "totp").reason());
  }

  @Test
  void aVerdictThatIsNoneOpensNothing() throws Exception {
    GateClosedException closed =
        refused(
            new ScriptedMethod(
                "totp",
                context -> {
                  ScriptedMethod.read(context);
                  return nothing();
                }));
    assertEquals(ClosedReason.UNDECIDED, closed.reason());
    assertEquals(1, ledger.failures("totp"));
  }

  @SuppressWarnings("NullAway")
  private static Verdict nothing() {
    return null;
  }

  @Test
  void anErrorAfterTheAnswerIsCountedAndClosed() throws Exception {
    for (Error error :
        List.of(new AssertionError("x"), new StackOverflowError(), new NoClassDefFoundError("x"))) {
      GateClosedException closed =
          refused(
              new ScriptedMethod(
                  "totp",
                  context -> {
                    ScriptedMethod.read(context);
                    throw error;
                  }));
      assertEquals(ClosedReason.UNDECIDED, closed.reason());
    }
    assertEquals(3, ledger.failures("totp"));
  }

  @Test
  void aYesThatNobodyTypedIsNoAnswer() {
    GateClosedException closed =
        refused(
            new ScriptedMethod(
                "totp",
                context -> {
                  context.prompter().confirm("really");
                  return Verdict.accepted();
                }));
    assertEquals(ClosedReason.UNDECIDED, closed.reason());
  }

  @Test
  void aMethodThatIsAnsweredElsewhereIsChargedBeforeItBegins() throws Exception {
    long[] before = {0};
    Authenticator touch =
        new ElsewhereMethod(
            "passkey",
            context -> {
              before[0] = failures("passkey");
              return Verdict.accepted();
            });
    assertEquals(Way.parse("passkey"), pass(typing(), List.of(touch), "passkey"));
    assertEquals(1, before[0]);
    assertEquals(0, ledger.failures("passkey"));
  }

  private long failures(String method) {
    try {
      return ledger.failures(method);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void aMethodThatMayNotDoThisAgainYetIsWaitedFor() {
    GateClosedException closed =
        refused(
            new ElsewhereMethod(
                "sms",
                context -> {
                  throw new AuthenticatorException(
                      AuthenticatorException.Reason.WAIT, "too many codes were sent; wait 12 s");
                }));
    assertEquals(ClosedReason.WAIT, closed.reason());
    assertEquals(75, closed.reason().exitCode());
    assertEquals("wait, then run the command again", closed.hint().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({
    "CANCELLED, 0",
    "UNAVAILABLE, 0",
    "TIMED_OUT, 1",
    "WAIT, 1",
    "FAILED, 1",
    "NOT_ENROLLED, 1"
  })
  void itsChargeIsTakenBackOnlyIfNobodyTried(AuthenticatorException.Reason reason, long failures)
      throws Exception {
    refused(
        new ElsewhereMethod(
            "passkey",
            context -> {
              throw new AuthenticatorException(reason, "no touch");
            }));
    assertEquals(failures, ledger.failures("passkey"));
  }

  @Test
  void whatTurnsOutNotToWorkHereLeadsToTheNextWay() throws Exception {
    Authenticator touch =
        new ElsewhereMethod(
            "passkey",
            context -> {
              throw new AuthenticatorException(
                  AuthenticatorException.Reason.UNAVAILABLE, "no display", "plug a key in");
            });
    ScriptedPrompter person = ScriptedPrompter.answering("right-totp");
    assertEquals(Way.parse("totp"), pass(person, List.of(touch, totp), "passkey", "totp"));
    assertEquals(
        List.of("localauth: skipping passkey: no display"),
        person.shown().stream().map(shown -> shown.text()).toList());
    assertEquals(0, ledger.failures("passkey"));
    assertEquals(ClosedReason.METHOD_UNAVAILABLE, refused(touch).reason());
  }

  @Test
  void whatWasTypedBeforeItFailedLeadsNowhere() throws Exception {
    Authenticator code =
        new ElsewhereMethod(
            "passkey",
            context -> {
              ScriptedMethod.read(context);
              throw new AuthenticatorException(
                  AuthenticatorException.Reason.UNAVAILABLE, "the network went down");
            });
    assertEquals(
        ClosedReason.METHOD_UNAVAILABLE,
        refused(typing("guess"), List.of(code, totp), "passkey", "totp").reason());
    assertEquals(1, ledger.failures("passkey"));
  }

  @Test
  void aCancellationDoesNotTakeBackWhatWasTypedMeanwhile() throws Exception {
    refused(
        new ElsewhereMethod(
            "passkey",
            context -> {
              ScriptedMethod.read(context);
              ScriptedMethod.read(context);
              throw new AuthenticatorException(
                  AuthenticatorException.Reason.CANCELLED, "changed my mind");
            }));
    assertEquals(2, ledger.failures("passkey"));
  }

  @Test
  void itsCrashIsCounted() throws Exception {
    refused(
        new ElsewhereMethod(
            "passkey",
            context -> {
              throw new IllegalStateException("rogue");
            }));
    assertEquals(1, ledger.failures("passkey"));
  }

  @Test
  void itsRejectionsLockItOutToo() throws Exception {
    Authenticator touch =
        new ElsewhereMethod("passkey", context -> Verdict.rejected(Verdict.Rejection.WRONG));
    for (int i = 0; i < 5; i++) {
      assertEquals(ClosedReason.REJECTED, refused(touch).reason());
    }
    assertEquals(ClosedReason.WAIT, refused(touch).reason());
  }

  @Test
  void aMethodSeesItsOwnSecretsOnly() throws LocalAuthException {
    var secrets = subject().secrets(Credential.blank("sms", ID, "sms", Parameters.none()));
    assertTrue(secrets.load("word").isEmpty());
    for (String name : List.of("../totp/word", "/totp/word", "totp/word", "", ".", "A", "a\nb")) {
      assertThrows(IllegalArgumentException.class, () -> secrets.load(name), name);
      try (Secret value = Secret.random(1)) {
        assertThrows(IllegalArgumentException.class, () -> secrets.store(name, value), name);
      }
      assertThrows(IllegalArgumentException.class, () -> secrets.delete(name), name);
    }
  }

  @Test
  void aStoreThatLocksMeanwhileIsClosedAndNotWrong() throws Exception {
    store.failWith(new SecretStoreException(SecretStoreException.Reason.LOCKED, "locked"));
    assertEquals(ClosedReason.STORE_LOCKED, refused(typing(), List.of(totp), "totp").reason());
    assertEquals(0, ledger.failures("totp"));
  }

  @Test
  void aCodeThatWasClaimedCannotBeClaimedByAnotherChallenge() throws Exception {
    Authenticator code =
        new ScriptedMethod(
            "totp",
            context -> {
              ScriptedMethod.read(context);
              return context.replayGuard().claim(42)
                  ? Verdict.accepted()
                  : Verdict.rejected(Verdict.Rejection.REUSED, Duration.ofSeconds(17));
            });
    assertEquals(Way.parse("totp"), pass(typing("x"), List.of(code), "totp"));
    GateClosedException closed = refused(typing("x"), List.of(code), "totp");
    assertEquals("that code was already used; a new one comes in 17 s", closed.getMessage());
    assertEquals(0, ledger.failures("totp"));
  }

  @Test
  void aClaimThatCannotBeKeptIsNotAcceptedWhateverTheMethodSays() {
    GateClosedException closed =
        refused(
            new ScriptedMethod(
                "totp",
                context -> {
                  ScriptedMethod.read(context);
                  try {
                    Files.delete(state.resolve("ledger-" + ID));
                    context.replayGuard().claim(42);
                  } catch (AuthenticatorException | IOException swallowed) {
                    return Verdict.accepted();
                  }
                  return Verdict.accepted();
                }));
    assertEquals(ClosedReason.LEDGER, closed.reason());
  }

  @Test
  void nothingOfTheAnswersStaysBehind() throws Exception {
    ScriptedPrompter person = ScriptedPrompter.answering("right-pin", "right-totp");
    pass(person, List.of(totp, pin), "pin,totp");
    assertEquals(0, person.leftOpen());
    assertEquals(0, store.leftOpen());
    ScriptedPrompter empty = ScriptedPrompter.answering("");
    refused(empty, List.of(totp), "totp");
    assertEquals(0, empty.leftOpen());
    for (int i = 0; i < 6; i++) {
      ScriptedPrompter wrong = ScriptedPrompter.answeringWith(question -> "wrong");
      refused(wrong, List.of(totp), "totp");
      assertEquals(0, wrong.leftOpen());
    }
  }
}
