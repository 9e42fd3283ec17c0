// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Assurance;
import dev.localauth.api.Authenticator;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testkit.ServiceRegistrations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract, for an authenticator that makes PRF values at once. */
class PasskeyAuthenticatorTest implements AuthenticatorContract {
  final SoftTransport transport = new SoftTransport("browser");

  @Override
  public Authenticator authenticator() {
    return new PasskeyAuthenticator(new Transports(() -> List.of(transport)));
  }

  @Override
  public void aboutToAnswer(boolean rightly) {
    transport.rightly = rightly;
  }

  @Override
  public AnsweringPerson person() {
    return new AnsweringPerson() {
      @Override
      public String rightAnswer(Asked asked) {
        throw new AssertionError("a passkey asks nothing at the prompt");
      }

      @Override
      public String wrongAnswer(Asked asked) {
        return rightAnswer(asked);
      }
    };
  }

  @AfterEach
  void everyValueIsClosed() {
    assertEquals(0, transport.leftOpen());
  }

  @Test
  void aPasskeyIsTwoFactorsThatNobodyCanPhish() {
    assertEquals(
        Assurance.of(
            Assurance.Factor.POSSESSION,
            Assurance.Trait.PHISHING_RESISTANT,
            Assurance.Trait.MULTI_FACTOR),
        authenticator().assurance());
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(PasskeyAuthenticator.class);
  }
}
