// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.AnswersElsewhere;
import dev.localauth.api.Assurance;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Authenticator;
import dev.localauth.api.Availability;
import dev.localauth.api.Enrolled;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Verdict;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testkit.ServiceRegistrations;
import dev.localauth.testsupport.oidc.DeviceFlows.Ending;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OidcAuthenticatorTest implements AuthenticatorContract {
  private final Office office = new Office();

  @AfterEach
  void closeTheOffice() {
    office.close();
  }

  @Override
  public Authenticator authenticator() {
    return new OnTheClockOfTheTest(office);
  }

  @Override
  public Parameters requested() {
    return Parameters.of(office.wishes());
  }

  @Override
  public void aboutToAnswer(boolean rightly) {
    office.issuer.flows().end(rightly ? Ending.ALLOWED : Ending.DENIED);
  }

  @Override
  public AnsweringPerson person() {
    return new AnsweringPerson() {
      @Override
      public String rightAnswer(Asked asked) {
        throw new AssertionError("asked " + asked.question());
      }

      @Override
      public String wrongAnswer(Asked asked) {
        throw new AssertionError("asked " + asked.question());
      }
    };
  }

  @Test
  void itPromisesTheWordOfTheIssuerAndNoMore() {
    assertEquals(Assurance.of(Assurance.Factor.DELEGATED), new OidcAuthenticator().assurance());
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(OidcAuthenticator.class);
  }

  /** The issuer's clock goes as the one that the method is lent. */
  private record OnTheClockOfTheTest(Office office) implements Authenticator, AnswersElsewhere {
    @Override
    public String id() {
      return office.method().id();
    }

    @Override
    public Assurance assurance() {
      return office.method().assurance();
    }

    @Override
    public Availability availability() {
      return office.method().availability();
    }

    @Override
    public Enrolled enroll(AuthenticationContext context) throws LocalAuthException {
      office.issuer.clock(context.clock()::instant);
      return office.method().enroll(context);
    }

    @Override
    public Verdict verify(AuthenticationContext context) throws LocalAuthException {
      office.issuer.clock(context.clock()::instant);
      return office.method().verify(context);
    }

    @Override
    public void revoke(AuthenticationContext context) throws LocalAuthException {
      office.method().revoke(context);
    }
  }
}
