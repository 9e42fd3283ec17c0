// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class ServiceRegistrationsTest {
  @Test
  void aClassThatNobodyRegisteredIsNoticed() {
    assertThrows(
        AssertionError.class, () -> ServiceRegistrations.assertAgree(InMemorySecretStore.class));
  }

  @Test
  void aPlaceWithoutModuleIsNoticed() {
    assertThrows(
        NoSuchFileException.class,
        () -> ServiceRegistrations.assertAgree(ServiceRegistrationsTest.class));
  }
}
