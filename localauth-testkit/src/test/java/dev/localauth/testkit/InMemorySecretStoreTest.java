// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.SecretStore;

class InMemorySecretStoreTest implements SecretStoreContract {
  private final InMemorySecretStore place = new InMemorySecretStore();

  @Override
  public SecretStore store() {
    return new Delegate(place);
  }
}
