// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.Authenticator;
import dev.localauth.passkey.key.KeyDesk;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testsupport.fido.SoftKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** The contract, on a security key with a PIN, through the real libfido2. */
class PasskeyOnKeyIT implements AuthenticatorContract {
  final SoftKey key = new SoftKey("Key").withPin(KeyDesk.PIN);
  private final KeyDesk desk = new KeyDesk(key);

  @Override
  public Authenticator authenticator() {
    return new PasskeyAuthenticator(new Transports(() -> List.of(desk.transport())));
  }

  @Override
  public void aboutToAnswer(boolean rightly) {
    key.signingRightly(rightly);
  }

  /** A wrong PIN is no verdict: the key itself refuses it. */
  @Override
  public AnsweringPerson person() {
    return new AnsweringPerson() {
      @Override
      public String rightAnswer(Asked asked) {
        return KeyDesk.PIN;
      }

      @Override
      public String wrongAnswer(Asked asked) {
        return KeyDesk.PIN;
      }
    };
  }

  @AfterEach
  void nothingIsLeft() {
    desk.assertTidy();
  }
}
