// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.SecretStore;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretStoreContractTest {
  @Test
  void aGoodStorePasses() throws Exception {
    InMemorySecretStore place = new InMemorySecretStore();
    assertEquals(Set.of(), failures(() -> new Delegate(place)));
    assertEquals(Set.of(), place.entries().keySet(), "the contract left something behind");
  }

  @ParameterizedTest
  @EnumSource
  void aBrokenStoreIsNoticed(BrokenStore broken) throws Exception {
    InMemorySecretStore place = new InMemorySecretStore();
    Set<String> failed = failures(() -> broken.over(place));
    assertTrue(failed.contains(broken.noticedBy), () -> "only noticed by " + failed);
  }

  @Test
  void everyTestOfTheContractNoticesSomething() {
    Set<String> tests = ContractRun.tests(SecretStoreContract.class);
    for (BrokenStore broken : BrokenStore.values()) {
      tests.remove(broken.noticedBy);
    }
    assertEquals(Set.of(), tests);
  }

  private static Set<String> failures(Supplier<SecretStore> stores) throws Exception {
    return ContractRun.failures(SecretStoreContract.class, stores::get);
  }
}
