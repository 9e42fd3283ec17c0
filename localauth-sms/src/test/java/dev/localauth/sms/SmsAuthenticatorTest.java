// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Assurance;
import dev.localauth.api.Authenticator;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Question;
import dev.localauth.testkit.AnsweringPerson;
import dev.localauth.testkit.AuthenticatorContract;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.ServiceRegistrations;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SmsAuthenticatorTest implements AuthenticatorContract {
  private final FakeGateway gateway = FakeGateway.forMessages();

  @Override
  public Authenticator authenticator() {
    return new SmsAuthenticator(gateway.asSenders());
  }

  @Override
  public AnsweringPerson person() {
    return new PersonWithPhone(gateway);
  }

  @Override
  public Parameters requested() {
    return Parameters.of(Map.of("sender", "fake"));
  }

  @Nested
  class WithAGatewayThatMakesCodes implements AuthenticatorContract {
    private final FakeGateway maker = FakeGateway.thatMakesCodes();

    @Override
    public Authenticator authenticator() {
      return new SmsAuthenticator(maker.asSenders());
    }

    @Override
    public AnsweringPerson person() {
      return new PersonWithPhone(maker);
    }

    @Override
    public Parameters requested() {
      return Parameters.of(Map.of("sender", "fake"));
    }
  }

  private record PersonWithPhone(FakeGateway gateway) implements AnsweringPerson {
    @Override
    public String rightAnswer(Asked asked) {
      return answer(asked, true);
    }

    @Override
    public String wrongAnswer(Asked asked) {
      return answer(asked, false);
    }

    private String answer(Asked asked, boolean rightly) {
      if (asked.question() == Question.Known.PHONE_NUMBER) {
        return Bench.NUMBER;
      }
      if (asked.question() instanceof Question.Other) {
        return Bench.TOKEN;
      }
      return rightly ? gateway.code() : gateway.wrongCode();
    }
  }

  @Test
  void registrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(SmsAuthenticator.class);
  }

  @Test
  void itProvesPossessionAndIsRestricted() {
    assertEquals(
        Assurance.of(Assurance.Factor.POSSESSION, Assurance.Trait.RESTRICTED),
        new SmsAuthenticator().assurance());
  }

  @Test
  void theSendersOfThisApplicationAreThoseOfItsClassLoader() {
    assertEquals(List.of("webhook"), Senders.ofThisApplication().names());
  }

  @Test
  void aWishIsRefusedBeforeAnythingIsSent() throws Exception {
    Bench bench = Bench.enrolled();
    int sent = bench.gateway.texts.size();
    var wishing =
        bench
            .context(ScriptedPrompter.answering())
            .wishing(Parameters.of(Map.of("to", "another phone")));
    assertThrows(AuthenticatorException.class, () -> bench.sms.verify(wishing).close());
    assertEquals(sent, bench.gateway.texts.size());
  }
}
