// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Availability;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LockableSecretStoreContractTest {
  private final InMemorySecretStore place = new InMemorySecretStore();

  @Test
  void aStoreThatSaysItIsLockedPasses() throws Exception {
    assertEquals(Set.of(), failures(Delegate::new));
  }

  @Test
  void aLockedStoreThatLooksEmptyIsNoticed() throws Exception {
    Set<String> failed =
        failures(
            locked ->
                new Delegate(locked) {
                  @Override
                  public Optional<Secret> load(SecretName name) {
                    try {
                      return super.load(name);
                    } catch (SecretStoreException hidden) {
                      return Optional.empty();
                    }
                  }
                });
    assertTrue(failed.contains("aLockedStoreIsNeverEmpty"), failed::toString);
  }

  @Test
  void aLockedStoreThatClaimsToDeleteIsNoticed() throws Exception {
    Set<String> failed =
        failures(
            locked ->
                new Delegate(locked) {
                  @Override
                  public boolean delete(SecretName name) {
                    try {
                      return super.delete(name);
                    } catch (SecretStoreException hidden) {
                      return false;
                    }
                  }
                });
    assertTrue(failed.contains("aLockedStoreDeletesNothing"), failed::toString);
  }

  @Test
  void aStoreThatUnlocksWhenAskedIsNoticed() throws Exception {
    Set<String> failed =
        failures(
            locked ->
                new Delegate(locked) {
                  @Override
                  public Availability availability() {
                    place.recover();
                    return super.availability();
                  }
                });
    assertTrue(failed.contains("askingForTheAvailabilityDoesNotUnlock"), failed::toString);
  }

  private Set<String> failures(Function<SecretStore, SecretStore> stores) throws Exception {
    return ContractRun.failures(
        LockableSecretStoreContract.class,
        new LockableSecretStoreContract() {
          @Override
          public SecretStore store() {
            return stores.apply(place);
          }

          @Override
          public void lock() {
            place.failWith(
                new SecretStoreException(SecretStoreException.Reason.LOCKED, "it is locked"));
          }

          @Override
          public void unlock() {
            place.recover();
          }
        });
  }
}
