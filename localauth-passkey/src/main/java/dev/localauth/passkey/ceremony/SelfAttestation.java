// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.webauthn4j.data.attestation.statement.AttestationType;
import com.webauthn4j.data.attestation.statement.PackedAttestationStatement;
import com.webauthn4j.verifier.CoreRegistrationObject;
import com.webauthn4j.verifier.attestation.statement.AttestationStatementVerifier;
import com.webauthn4j.verifier.attestation.statement.packed.PackedAttestationStatementVerifier;
import com.webauthn4j.verifier.exception.BadAttestationStatementException;
import com.webauthn4j.verifier.exception.BadSignatureException;

/**
 * Verifies what a credential says of itself (WebAuthn Level 3 §8.2). A certificate of its maker
 * would only say more to somebody who keeps a list of makers: nobody here does, so it is read and
 * not followed.
 */
final class SelfAttestation implements AttestationStatementVerifier {
  private final PackedAttestationStatementVerifier packed =
      new PackedAttestationStatementVerifier();

  @Override
  public AttestationType verify(CoreRegistrationObject registration) {
    boolean certified =
        registration.getAttestationObject().getAttestationStatement()
                instanceof PackedAttestationStatement statement
            && statement.getX5c() != null;
    return certified ? AttestationType.NONE : verifySelf(registration);
  }

  private AttestationType verifySelf(CoreRegistrationObject registration) {
    try {
      return packed.verify(registration);
    } catch (BadSignatureException wrong) {
      throw new BadAttestationStatementException("the signature is not the credential's", wrong);
    }
  }

  @Override
  public boolean supports(CoreRegistrationObject registration) {
    return packed.supports(registration);
  }
}
