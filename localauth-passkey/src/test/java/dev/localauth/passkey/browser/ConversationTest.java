// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConversationTest {
  private static final byte[] TAB = Ceremony.bytes(7);
  private static final Duration NONE = Duration.ZERO;

  private final List<String> discarded = new ArrayList<>();
  private long now;
  private final Conversation<String> conversation = new Conversation<>(discarded::add, () -> now);

  private static void assertRefused(int status, Executable call) {
    assertEquals(status, assertThrows(RefusedException.class, call).status());
  }

  private Reason failure() {
    return assertThrows(AuthenticatorException.class, () -> conversation.await(NONE)).reason();
  }

  @Test
  void oneAnswerEndsIt() throws Exception {
    conversation.begin(TAB);
    conversation.answer(TAB, "first");
    assertRefused(410, () -> conversation.answer(TAB, "second"));
    assertRefused(410, () -> conversation.begin(TAB));
    assertRefused(410, () -> conversation.begin(Ceremony.bytes(8)));
    assertRefused(410, () -> conversation.leave(TAB));
    conversation.settle();
    assertEquals("first", conversation.await(NONE));
    conversation.close();
    assertEquals(List.of(), discarded);
  }

  @Test
  void anAnswerThatNobodyTookIsDiscarded() throws Exception {
    conversation.begin(TAB);
    conversation.answer(TAB, "late");
    assertEquals(Reason.TIMED_OUT, failure());
    conversation.close();
    conversation.close();
    assertEquals(List.of("late"), discarded);
  }

  @Test
  void nothingIsTakenAfterTheTimeIsUp() throws Exception {
    conversation.begin(TAB);
    assertEquals(Reason.TIMED_OUT, failure());
    assertRefused(410, () -> conversation.answer(TAB, "late"));
    assertRefused(410, () -> conversation.begin(TAB));
  }

  @Test
  void aTabThatLeavesMayComeBackForAWhile() throws Exception {
    conversation.begin(TAB);
    conversation.leave(TAB);
    now += Conversation.RELOAD.toNanos() - 1;
    conversation.begin(TAB);
    now += Conversation.RELOAD.toNanos();
    conversation.answer(TAB, "answer");
    conversation.settle();
    assertEquals("answer", conversation.await(NONE));
  }

  @Test
  void aTabThatStaysAwayHasCancelled() throws Exception {
    conversation.begin(TAB);
    conversation.leave(TAB);
    now += Conversation.RELOAD.toNanos();
    assertEquals(
        Reason.CANCELLED,
        assertThrows(AuthenticatorException.class, () -> conversation.await(Ceremony.LONG))
            .reason());
  }

  @Test
  void waitingForATabEndsWithItsBeginningOrWithTheBrowser() throws Exception {
    assertFalse(conversation.awaitTab(NONE));
    conversation.nobodyComes();
    assertFalse(conversation.awaitTab(Ceremony.LONG));
    conversation.begin(TAB);
    assertTrue(conversation.awaitTab(NONE));
  }

  @Test
  void anInterruptionEndsIt() throws Exception {
    conversation.begin(TAB);
    Thread.currentThread().interrupt();
    assertEquals(
        Reason.FAILED,
        assertThrows(AuthenticatorException.class, () -> conversation.await(Ceremony.LONG))
            .reason());
    assertTrue(Thread.interrupted());
    assertRefused(410, () -> conversation.answer(TAB, "late"));
  }
}
