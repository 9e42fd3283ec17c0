// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Assurance;
import dev.localauth.api.Authenticator;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testkit.ServiceRegistrations;
import org.junit.jupiter.api.Test;

class BiometricAuthenticatorTest implements AuthenticatorContract {
  private final FakePlatform platform = new FakePlatform();

  @Override
  public Authenticator authenticator() {
    return new BiometricAuthenticator(platform);
  }

  @Override
  public void aboutToAnswer(boolean rightly) {
    platform.answer = rightly ? Answer.VERIFIED : Answer.WRONG;
  }

  @Override
  public AnsweringPerson person() {
    return new AnsweringPerson() {
      @Override
      public String rightAnswer(Asked asked) {
        throw new AssertionError("a finger is not typed: " + asked);
      }

      @Override
      public String wrongAnswer(Asked asked) {
        return rightAnswer(asked);
      }
    };
  }

  @Test
  void aFingerIsSomethingThePersonIsAndShowsPresenceOnly() {
    assertEquals(
        Assurance.of(Assurance.Factor.INHERENCE, Assurance.Trait.PRESENCE_ONLY),
        authenticator().assurance());
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(BiometricAuthenticator.class);
  }
}
