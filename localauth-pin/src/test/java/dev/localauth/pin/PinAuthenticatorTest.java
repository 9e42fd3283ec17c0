// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Assurance;
import dev.localauth.api.Authenticator;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testkit.ServiceRegistrations;
import org.junit.jupiter.api.Test;

class PinAuthenticatorTest implements AuthenticatorContract {
  @Override
  public Authenticator authenticator() {
    return new PinAuthenticator(new Argon2id(), Cheap.COST, Cheap.COST);
  }

  @Override
  public AnsweringPerson person() {
    return new AnsweringPerson() {
      @Override
      public String rightAnswer(Asked asked) {
        return "geheim-7531";
      }

      @Override
      public String wrongAnswer(Asked asked) {
        return "geheim-7532";
      }
    };
  }

  @Test
  void aPinIsSomethingThePersonKnows() {
    assertEquals(Assurance.of(Assurance.Factor.KNOWLEDGE), authenticator().assurance());
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(PinAuthenticator.class);
  }
}
