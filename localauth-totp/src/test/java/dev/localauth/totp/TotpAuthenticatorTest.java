// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Assurance;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.ServiceRegistrations;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TotpAuthenticatorTest implements AuthenticatorContract {
  @Override
  public Authenticator authenticator() {
    return new TotpAuthenticator();
  }

  @Override
  public AnsweringPerson person() {
    return new PersonWithApp();
  }

  @Test
  void registrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(TotpAuthenticator.class);
  }

  @Test
  void itProvesPossessionAndNothingMore() {
    assertEquals(Assurance.of(Assurance.Factor.POSSESSION), new TotpAuthenticator().assurance());
  }

  @Nested
  class WithTheLongestSeed implements AuthenticatorContract {
    @Override
    public Authenticator authenticator() {
      return new TotpAuthenticator();
    }

    @Override
    public AnsweringPerson person() {
      return new PersonWithApp();
    }

    @Override
    public Parameters requested() {
      return Parameters.of(Map.of("algorithm", "SHA512", "digits", "8"));
    }
  }

  private static final class PersonWithApp implements AnsweringPerson {
    @Override
    public String rightAnswer(Asked asked) {
      return AuthenticatorApp.scanning(asked.shown()).code(asked.now());
    }

    @Override
    public String wrongAnswer(Asked asked) {
      return AuthenticatorApp.scanning(asked.shown()).wrongCode(asked.now());
    }
  }

  @Test
  void aSeedThatWasPutInItsPlaceIsRefusedBeforeAnybodyIsAsked() throws Exception {
    Bench bench = Bench.enrolled();
    try (Secret another = Secret.random(Bench.SEED.length)) {
      bench.store.scopedTo("totp").store("seed", another);
    }
    ScriptedPrompter person = ScriptedPrompter.answering();
    AuthenticatorException thrown =
        assertThrows(AuthenticatorException.class, () -> bench.totp.verify(bench.context(person)));
    assertEquals("the totp seed in the store does not fit the enrollment", thrown.getMessage());
  }
}
