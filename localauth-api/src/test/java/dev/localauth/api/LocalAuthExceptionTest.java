// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LocalAuthExceptionTest {
  @Test
  void eachKeepsReasonMessageHintAndCause() {
    IOException cause = new IOException();
    var store = new SecretStoreException(SecretStoreException.Reason.LOCKED, "m", "h", cause);
    var method = new AuthenticatorException(AuthenticatorException.Reason.FAILED, "m", "h", cause);
    var prompt = new PromptException(PromptException.Reason.TIMED_OUT, "m", "h", cause);
    var anchor = new SessionAnchorException(SessionAnchorException.Reason.GONE, "m", "h", cause);
    for (LocalAuthException each : new LocalAuthException[] {store, method, prompt, anchor}) {
      assertEquals("m", each.getMessage());
      assertEquals(Optional.of("h"), each.hint());
      assertSame(cause, each.getCause());
    }
    assertEquals(SecretStoreException.Reason.LOCKED, store.reason());
    assertEquals(AuthenticatorException.Reason.FAILED, method.reason());
    assertEquals(PromptException.Reason.TIMED_OUT, prompt.reason());
    assertEquals(SessionAnchorException.Reason.GONE, anchor.reason());
  }

  @Test
  void noHintIsNoHint() {
    var refusal = new SecretStoreException(SecretStoreException.Reason.FAILED, "m");
    assertEquals(Optional.empty(), refusal.hint());
  }
}
