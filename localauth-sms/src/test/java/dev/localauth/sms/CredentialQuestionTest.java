// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.testkit.ScriptedPrompter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialQuestionTest {
  private static final SmsCredential KEY = new SmsCredential("key", "webhook key", 32, true);

  @Test
  void aKeyIsMadeAndShownOnceIfNothingIsTyped() throws Exception {
    ScriptedPrompter person = ScriptedPrompter.answering("");
    try (Secret key = new CredentialQuestion(person, KEY).ask()) {
      assertEquals(List.of(Text.of(key)), person.shown().get(0).lines());
      assertTrue(Text.of(key).matches("[A-Za-z0-9_-]{43}"));
    }
    assertEquals(
        List.of(new Question.Other("webhook key (empty for a new one)", false)),
        person.questions());
    assertEquals(0, person.leftOpen());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "has a space in it, so it is no key at all",
        "ünfit-for-a-key-ünfit-for-a-key"
      })
  void whatCannotBeAKeyIsRefusedAndNotRepeated(String typed) {
    ScriptedPrompter person = ScriptedPrompter.answering(typed);
    AuthenticatorException refused =
        assertThrows(AuthenticatorException.class, () -> new CredentialQuestion(person, KEY).ask());
    assertEquals("that cannot be the webhook key", refused.getMessage());
    assertEquals(0, person.leftOpen());
  }

  @Test
  void aTokenOfAGatewayIsNotMade() {
    ScriptedPrompter person = ScriptedPrompter.answering("");
    SmsCredential token = SmsCredential.given("token", "auth token", 1);
    assertThrows(AuthenticatorException.class, () -> new CredentialQuestion(person, token).ask());
  }
}
