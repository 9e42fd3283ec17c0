// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.biometric.platform.Answer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each of PAM's words, at each place it can come from. */
class JudgmentTest {
  private static final Set<PamCode> WRONG =
      EnumSet.of(PamCode.AUTH_ERR, PamCode.MAXTRIES, PamCode.USER_UNKNOWN);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlySuccessOfBothStepsIsAYes(boolean said) throws Exception {
    for (Stage stage : Stage.values()) {
      for (int code = -1; code <= PamCode.UNKNOWN.number() + 1; code++) {
        boolean yes = outcome(stage, code, said).equals(Answer.VERIFIED.name());
        assertEquals(stage == Stage.ACCOUNT && code == 0, yes, stage + " " + code);
      }
    }
  }

  @Test
  void onlyAMissIsAWrongAnswer() throws Exception {
    for (PamCode code : PamCode.values()) {
      assertEquals(
          WRONG.contains(code),
          outcome(Stage.AUTHENTICATE, code.number(), true).equals(Answer.WRONG.name()),
          code.name());
    }
  }

  /** The gate gives back what is UNAVAILABLE: each way to it would be a way to free guesses. */
  @Test
  void anAttemptIsGivenBackOnlyWhereNothingCanHaveBeenTried() throws Exception {
    for (PamCode code : PamCode.values()) {
      assertEquals(
          code == PamCode.AUTHINFO_UNAVAIL,
          outcome(Stage.AUTHENTICATE, code.number(), false).equals(Reason.UNAVAILABLE.name()),
          code.name());
      for (Stage later : EnumSet.of(Stage.AUTHENTICATE, Stage.ACCOUNT)) {
        String outcome = outcome(later, code.number(), true);
        assertTrue(
            !outcome.equals(Reason.UNAVAILABLE.name()) && !outcome.equals(Reason.CANCELLED.name()),
            later + " " + code);
      }
      assertEquals(
          Reason.UNAVAILABLE.name(), outcome(Stage.START, code.number(), false), code.name());
    }
  }

  @Test
  void theWordsNameTheCode() {
    Map<PamCode, String> words = new EnumMap<>(PamCode.class);
    words.put(PamCode.ACCT_EXPIRED, "this account has expired (PAM_ACCT_EXPIRED, 13)");
    words.put(
        PamCode.NEW_AUTHTOK_REQD,
        "the password of this account has to be changed (PAM_NEW_AUTHTOK_REQD, 12)");
    words.put(
        PamCode.PERM_DENIED, "PAM does not let this account be used now (PAM_PERM_DENIED, 6)");
    words.put(PamCode.ABORT, "PAM could not check the account (PAM_ABORT, 26)");
    words.forEach(
        (code, message) -> {
          AuthenticatorException refused =
              assertThrows(
                  AuthenticatorException.class,
                  () -> judgment(Stage.ACCOUNT, code.number(), true).answer());
          assertEquals(message, refused.getMessage());
          assertEquals(Reason.FAILED, refused.reason());
        });
  }

  /** security/_pam_types.h. */
  @Test
  void theNumbersAreThoseOfLinuxPam() {
    assertEquals(PamCode.AUTH_ERR, PamCode.of(7));
    assertEquals(PamCode.AUTHINFO_UNAVAIL, PamCode.of(9));
    assertEquals(PamCode.CONV_ERR, PamCode.of(19));
    assertEquals(PamCode.ABORT, PamCode.of(26));
    assertEquals(PamCode.INCOMPLETE, PamCode.of(31));
    assertEquals(PamCode.UNKNOWN, PamCode.of(32));
    assertEquals(PamCode.UNKNOWN, PamCode.of(-1));
  }

  private static String outcome(Stage stage, int code, boolean said) {
    try {
      return judgment(stage, code, said).answer().name();
    } catch (AuthenticatorException refused) {
      return refused.reason().name();
    }
  }

  private static Judgment judgment(Stage stage, int code, boolean said) {
    return new Judgment(new Word.Ended(stage, code), said);
  }
}
