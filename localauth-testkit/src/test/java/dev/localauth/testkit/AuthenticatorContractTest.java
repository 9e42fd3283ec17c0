// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Authenticator;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuthenticatorContractTest {
  @Test
  void aGoodMethodPasses() throws Exception {
    assertEquals(Set.of(), failures(SecretWord::new));
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenMethodIsNoticed(BrokenMethod broken) throws Exception {
    Set<String> failed = failures(broken.method);
    assertTrue(failed.contains(broken.noticedBy), () -> "only noticed by " + failed);
  }

  @Test
  void everyTestOfTheContractNoticesSomething() {
    Set<String> tests = ContractRun.tests(AuthenticatorContract.class);
    for (BrokenMethod broken : BrokenMethod.values()) {
      tests.remove(broken.noticedBy);
    }
    assertEquals(new TreeSet<>(), tests);
  }

  @ParameterizedTest
  @EnumSource
  void noRogueMethodPasses(RogueAuthenticator rogue) throws Exception {
    assertTrue(failures(() -> rogue).contains("aWrongAnswerIsAValue"));
  }

  private static Set<String> failures(Supplier<Authenticator> methods) throws Exception {
    return ContractRun.failures(
        AuthenticatorContract.class,
        new AuthenticatorContract() {
          @Override
          public Authenticator authenticator() {
            return methods.get();
          }

          @Override
          public AnsweringPerson person() {
            return WordPerson.ALICE;
          }
        });
  }
}
