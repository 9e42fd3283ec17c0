// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyErrorTest {
  private static final Set<FidoStatus> LATE =
      EnumSet.of(FidoStatus.TIMEOUT, FidoStatus.ACTION_TIMEOUT, FidoStatus.USER_ACTION_TIMEOUT);

  @ParameterizedTest
  @EnumSource
  void onceThereWasAnAnswerItCounts(FidoStatus status) {
    FidoException error = new FidoException("fido_call", status.code(), "NAME");
    AuthenticatorException refusal = KeyError.ofAnswer(error, OptionalInt.of(2));
    assertEquals(LATE.contains(status) ? Reason.TIMED_OUT : Reason.FAILED, refusal.reason());
    assertTold(error, refusal);
  }

  @ParameterizedTest
  @EnumSource
  void beforeThatAnotherWayMayBeTaken(FidoStatus status) {
    FidoException error = new FidoException("fido_call", status.code(), "NAME");
    AuthenticatorException refusal = KeyError.beforeAnswer(error);
    assertEquals(LATE.contains(status), refusal.reason() == Reason.TIMED_OUT);
    assertFalse(refusal.reason() == Reason.FAILED || refusal.reason() == Reason.NOT_ENROLLED);
    assertTold(error, refusal);
  }

  private static void assertTold(FidoException error, AuthenticatorException refusal) {
    assertSame(error, refusal.getCause());
    assertTrue(refusal.getMessage().endsWith("fido_call: NAME (" + error.code() + ")"));
    assertTrue(refusal.hint().map(hint -> !hint.endsWith(".")).orElse(true));
  }
}
