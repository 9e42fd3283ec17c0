// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Notice;
import dev.localauth.api.Parameters;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.passkey.SoftTransport.Prf;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.testsupport.softauthenticator.SoftCredential;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several passkeys, and what an attacker does with them. */
class PasskeysTest {
  private final Home home = new Home();

  @AfterEach
  void nothingIsLeftOpen() {
    assertEquals(0, home.transport.leftOpen());
    for (Home.Kept kept : home.passkeys) {
      assertEquals(0, kept.store.leftOpen());
    }
  }

  @Test
  void eitherOfTwoOpensWithTheSameKey() throws Exception {
    Optional<String> key = home.enroll();
    assertEquals(key, home.enrollBesideNewDevice(key));
    SoftCredential laptop = home.transport.credentials.get(0);
    SoftCredential stick = home.transport.credentials.get(1);
    home.transport.credentials.remove(stick);
    assertEquals(key.orElseThrow(), home.unlock());
    home.transport.credentials.clear();
    home.transport.credentials.add(stick);
    assertEquals(key.orElseThrow(), home.unlock());
    assertFalse(laptop.keys().equals(stick.keys()));
  }

  @Test
  void oneRequestNamesThemAllAndOneInput() throws Exception {
    Optional<String> key = home.enroll();
    home.enrollBesideNewDevice(key);
    home.unlock();
    AssertionRequest request = home.transport.assertions.get(0);
    assertEquals(2, request.allow().size());
    assertArrayEquals(
        home.transport.registrations.get(0).prfInput(),
        home.transport.registrations.get(1).prfInput());
    assertArrayEquals(home.transport.registrations.get(0).prfInput(), request.prfInput());
  }

  @Test
  void theSameDeviceIsNotRegisteredTwice() throws Exception {
    Optional<String> key = home.enroll();
    assertThrows(AuthenticatorException.class, () -> home.enrollBeside(key));
    assertEquals(1, home.transport.registrations.get(1).exclude().size());
  }

  @Test
  void anotherPersonsPasskeyDoesNotOpen() throws Exception {
    home.enroll();
    Home stranger = new Home();
    stranger.enroll();
    SoftCredential mine = home.transport.credentials.get(0);
    SoftCredential theirs = stranger.transport.credentials.get(0);
    home.transport.answersWith = Optional.of(theirs);
    assertFalse(home.accepts());
    home.transport.answersWith =
        Optional.of(
            new SoftCredential(
                mine.id(), mine.userHandle(), theirs.algorithm(), theirs.keys(), mine.prfKey()));
    assertFalse(home.accepts());
    home.transport.answersWith =
        Optional.of(
            new SoftCredential(
                mine.id(), theirs.userHandle(), mine.algorithm(), mine.keys(), mine.prfKey()));
    assertFalse(home.accepts());
    home.transport.answersWith = Optional.empty();
    assertTrue(home.accepts());
  }

  @Test
  void aPasskeyThatWasRemovedDoesNotOpen() throws Exception {
    Optional<String> key = home.enroll();
    home.enrollBesideNewDevice(key);
    home.transport.answersWith = Optional.of(home.transport.credentials.get(1));
    home.passkeys.remove(1);
    assertFalse(home.accepts());
  }

  @Test
  void aPasskeyWhoseEntriesAreGoneDoesNotKeepTheOtherFromOpening() throws Exception {
    Optional<String> key = home.enroll();
    home.enrollBesideNewDevice(key);
    home.passkeys.get(0).store.restore(Map.of());
    assertEquals(key.orElseThrow(), home.unlock());
    assertEquals(
        List.of(
            "one of your passkeys cannot be used: the passkey's entry is missing from the store"),
        home.told());
    assertEquals(1, home.transport.assertions.get(0).allow().size());
    home.passkeys.get(1).store.restore(Map.of());
    assertThrows(AuthenticatorException.class, home::accepts);
  }

  @Test
  void entriesOfAnotherPasskeyDoNotOpen() throws Exception {
    Optional<String> key = home.enroll();
    home.enrollBesideNewDevice(key);
    home.passkeys.get(0).store.restore(home.passkeys.get(1).store.entries());
    home.passkeys.remove(1);
    var thrown = assertThrows(AuthenticatorException.class, home::accepts);
    assertEquals(Reason.FAILED, thrown.reason());
    assertEquals(List.of(), home.transport.assertions, "nobody is asked for nothing");
  }

  @Test
  void aKeyThatSomebodyElseWrappedIsRefused() throws Exception {
    home.enroll();
    Home.Kept kept = home.passkeys.get(0);
    kept.change("key-sha256", "0".repeat(64));
    var thrown = assertThrows(AuthenticatorException.class, home::accepts);
    assertEquals(Reason.FAILED, thrown.reason());
  }

  @Test
  void aCounterThatWentBackIsRefusedAndTold() throws Exception {
    home.enroll();
    home.transport.counter = 20;
    assertTrue(home.accepts());
    home.transport.counter = 19;
    assertFalse(home.accepts());
    home.transport.counter = 0;
    assertFalse(home.accepts());
    assertEquals(2, home.told().size());
    assertTrue(home.told().get(0).startsWith("the counter of this passkey went back"));
    assertEquals(OptionalLong.of(21), home.passkeys.get(0).guard.highest());
    home.transport.counter = 21;
    assertTrue(home.accepts());
  }

  @Test
  void aCounterThatWentBackIsWrongWhereNobodyCanBeTold() throws Exception {
    home.enroll();
    assertTrue(home.accepts());
    home.transport.counter = 0;
    home.prompter = new Silent();
    assertFalse(home.accepts());
  }

  @Test
  void aCounterBelowTheOneOfTheRegistrationIsRefused() throws Exception {
    home.transport.counter = 9;
    home.enroll();
    home.transport.counter = 5;
    assertFalse(home.accepts());
    assertEquals(OptionalLong.empty(), home.passkeys.get(0).guard.highest());
  }

  @Test
  void aCounterThatAnotherProcessSawMeanwhileIsRefused() throws Exception {
    home.enroll();
    Home.Kept kept = home.passkeys.get(0);
    home.transport.whileSigning = () -> kept.guard.claim(100);
    assertFalse(home.accepts());
    assertTrue(home.told().get(0).startsWith("the counter of this passkey went back"));
  }

  @Test
  void anAuthenticatorNeedNotCount() throws Exception {
    home.transport.counts = false;
    home.enroll();
    assertTrue(home.accepts());
    assertTrue(home.accepts());
    assertEquals(OptionalLong.empty(), home.passkeys.get(0).guard.highest());
  }

  @Test
  void aLedgerThatCannotKeepTheCounterIsNoVerdict() throws Exception {
    home.enroll();
    home.passkeys.get(0).guard.failWith(new AuthenticatorException(Reason.FAILED, "full"));
    assertThrows(AuthenticatorException.class, home::accepts);
  }

  @Test
  void aPasskeyThatCannotKeepTheSharedKeyIsNotRegisteredBesideOthers() throws Exception {
    Optional<String> key = home.enroll();
    home.transport.prf = Prf.NEVER;
    var thrown = assertThrows(AuthenticatorException.class, () -> home.enrollBesideNewDevice(key));
    assertTrue(thrown.getMessage().contains("cannot keep the key"), thrown.getMessage());
  }

  @Test
  void withoutTheSharedKeyNobodyIsAsked() throws Exception {
    home.enroll();
    var thrown =
        assertThrows(
            AuthenticatorException.class, () -> home.enrollBesideNewDevice(Optional.empty()));
    assertEquals(Optional.of("run the command again and answer with a passkey"), thrown.hint());
    assertEquals(1, home.transport.registrations.size());
  }

  @Test
  void anotherKeyThanTheSharedOneIsRefused() throws Exception {
    home.enroll();
    assertThrows(
        AuthenticatorException.class,
        () -> home.enrollBesideNewDevice(Optional.of("00".repeat(32))));
    assertEquals(1, home.transport.registrations.size());
  }

  @Test
  void besidePasskeysWithoutAKeyAnotherHasNoneEither() throws Exception {
    home.transport.prf = Prf.NEVER;
    assertEquals(Optional.empty(), home.enroll());
    home.transport.prf = Prf.WHEN_MADE;
    assertEquals(Optional.empty(), home.enrollBesideNewDevice(Optional.empty()));
    assertTrue(home.accepts());
  }

  @Test
  void aSignatureWithoutTheValueIsNoVerdict() throws Exception {
    home.enroll();
    home.transport.prf = Prf.NEVER;
    var thrown = assertThrows(AuthenticatorException.class, home::accepts);
    assertEquals(Reason.UNAVAILABLE, thrown.reason());
  }

  @Test
  void aSecurityKeyIsAskedTwiceAndToldWhy() throws Exception {
    home.transport.prf = Prf.WHEN_SIGNING;
    Optional<String> key = home.enroll();
    assertEquals(1, home.transport.assertions.size());
    assertEquals(List.of("once more, so that this passkey can keep a key for you"), home.told());
    assertEquals(key.orElseThrow(), home.unlock());
  }

  @Test
  void aSecondSignatureThatIsWrongRegistersNothing() {
    home.transport.prf = Prf.WHEN_SIGNING;
    home.transport.rightly = false;
    var thrown = assertThrows(AuthenticatorException.class, home::enroll);
    assertEquals("the passkey was not registered: the signature is wrong", thrown.getMessage());
  }

  @Test
  void aResponseToAnotherChallengeRegistersNothing() {
    home.transport.challenge = Optional.of(new byte[32]);
    var thrown = assertThrows(AuthenticatorException.class, home::enroll);
    assertEquals(Reason.FAILED, thrown.reason());
    assertEquals(
        "the passkey was not registered: the challenge is not the one that was sent",
        thrown.getMessage());
  }

  @Test
  void anAnswerIsGoodForOneQuestionOnly() throws Exception {
    home.enroll();
    home.transport.replays = true;
    assertTrue(home.accepts());
    assertFalse(home.accepts());
  }

  @Test
  void theTransportIsToldTheWishForAPortAndNothingElse() throws Exception {
    home.wishes = Parameters.of(Map.of("via", "browser", "port", "4711"));
    home.enroll();
    home.accepts();
    Parameters port = Parameters.of(Map.of("port", "4711"));
    assertEquals(List.of(port, port), home.transport.wishes);
  }

  @Test
  void eachPasskeyHasAHandleOfItsOwn() throws Exception {
    Optional<String> key = home.enroll();
    home.enrollBesideNewDevice(key);
    assertNotEquals(
        home.passkeys.get(0).parameters.get("user-handle"),
        home.passkeys.get(1).parameters.get("user-handle"));
  }

  @Test
  void anEnrollmentThatCannotBeReadIsNoVerdict() throws Exception {
    home.enroll();
    Home.Kept kept = home.passkeys.get(0);
    Parameters whole = kept.parameters;
    for (String name : whole.asMap().keySet()) {
      Map<String, String> less = whole.asMap();
      less.remove(name);
      kept.parameters = Parameters.of(less);
      if (name.equals("key-sha256")) {
        continue;
      }
      var thrown = assertThrows(AuthenticatorException.class, home::accepts, name);
      assertEquals("the passkey's part of the enrollment cannot be read", thrown.getMessage());
    }
    for (String name : List.of("credential-id", "public-key", "aaguid", "sign-count")) {
      kept.parameters = whole;
      kept.change(name, "?");
      assertThrows(AuthenticatorException.class, home::accepts, name);
    }
    kept.parameters = whole;
    kept.change("backup-eligible", "yes");
    assertThrows(AuthenticatorException.class, home::accepts);
    kept.parameters = whole;
    kept.change("public-key", "AAAA");
    var thrown = assertThrows(AuthenticatorException.class, home::accepts);
    assertEquals(Reason.FAILED, thrown.reason());
    kept.parameters = whole;
    assertTrue(home.accepts());
  }

  /** A prompter that nobody looks at. */
  private static final class Silent implements Prompter {
    @Override
    public Secret ask(Question question) throws PromptException {
      throw nobody();
    }

    @Override
    public boolean confirm(String question) throws PromptException {
      throw nobody();
    }

    @Override
    public void show(Notice notice) throws PromptException {
      throw nobody();
    }

    private static PromptException nobody() {
      return new PromptException(PromptException.Reason.UNAVAILABLE, "nobody is there");
    }
  }
}
