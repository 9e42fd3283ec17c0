// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.ceremony;

import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;

/** Who asks for credentials. */
final class RelyingParty {
  /** The only name of this machine that browsers take for a relying party's (§5.1.2, §5.1.3). */
  static final String ID = "localhost";

  static final String NAME = "localauth";

  private RelyingParty() {}

  /** Says to the library what is expected. */
  static ServerProperty expecting(String rpId, byte[] challenge, String origin) {
    return ServerProperty.builder()
        .rpId(rpId)
        .challenge(new DefaultChallenge(challenge))
        .origin(Origin.create(origin))
        .build();
  }
}
