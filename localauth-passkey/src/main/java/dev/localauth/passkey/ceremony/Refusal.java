// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.webauthn4j.verifier.exception.BadAlgorithmException;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadBackupEligibleFlagException;
import com.webauthn4j.verifier.exception.BadChallengeException;
import com.webauthn4j.verifier.exception.BadOriginException;
import com.webauthn4j.verifier.exception.BadRpIdException;
import com.webauthn4j.verifier.exception.BadSignatureException;
import com.webauthn4j.verifier.exception.BadTopOriginException;
import com.webauthn4j.verifier.exception.CredentialIdTooLongException;
import com.webauthn4j.verifier.exception.CrossOriginException;
import com.webauthn4j.verifier.exception.IllegalBackupStateException;
import com.webauthn4j.verifier.exception.InconsistentClientDataTypeException;
import com.webauthn4j.verifier.exception.MaliciousCounterValueException;
import com.webauthn4j.verifier.exception.NotAllowedAlgorithmException;
import com.webauthn4j.verifier.exception.NotAllowedCredentialIdException;
import com.webauthn4j.verifier.exception.UserNotPresentException;
import com.webauthn4j.verifier.exception.UserNotVerifiedException;
import java.util.Map;
import java.util.function.Supplier;

/** Turns what webauthn4j throws into the step that failed. */
final class Refusal {
  private static final Map<Class<?>, Step> STEPS =
      Map.ofEntries(
          Map.entry(NotAllowedCredentialIdException.class, Step.ALLOWED),
          Map.entry(InconsistentClientDataTypeException.class, Step.TYPE),
          Map.entry(BadChallengeException.class, Step.CHALLENGE),
          Map.entry(BadOriginException.class, Step.ORIGIN),
          Map.entry(CrossOriginException.class, Step.CROSS_ORIGIN),
          Map.entry(BadTopOriginException.class, Step.TOP_ORIGIN),
          Map.entry(BadRpIdException.class, Step.RP_ID),
          Map.entry(UserNotPresentException.class, Step.USER_PRESENT),
          Map.entry(UserNotVerifiedException.class, Step.USER_VERIFIED),
          Map.entry(IllegalBackupStateException.class, Step.BACKUP_STATE),
          Map.entry(BadBackupEligibleFlagException.class, Step.BACKUP_ELIGIBILITY),
          Map.entry(NotAllowedAlgorithmException.class, Step.ALGORITHM),
          Map.entry(BadAttestationStatementException.class, Step.ATTESTATION_STATEMENT),
          Map.entry(BadAlgorithmException.class, Step.ATTESTATION_STATEMENT),
          Map.entry(CredentialIdTooLongException.class, Step.CREDENTIAL_ID),
          Map.entry(BadSignatureException.class, Step.SIGNATURE),
          Map.entry(MaliciousCounterValueException.class, Step.COUNTER));

  private Refusal() {}

  /**
   * Does {@code work}; whatever it throws that is no verdict of its own means {@code malformed}.
   */
  static <T> T ofMalformed(Step malformed, Supplier<T> work) throws CeremonyException {
    try {
      return work.get();
    } catch (RuntimeException refused) {
      // The library promises no exception in particular for what it cannot read.
      throw new CeremonyException(STEPS.getOrDefault(refused.getClass(), malformed), refused);
    }
  }
}
