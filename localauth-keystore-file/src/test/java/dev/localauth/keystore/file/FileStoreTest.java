// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.SecretStore;
import dev.localauth.testkit.SecretStoreContract;
import dev.localauth.testkit.ServiceRegistrations;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest implements SecretStoreContract {
  @TempDir Path place;

  @Override
  public SecretStore store() {
    return new FileStore(place.resolve("data/localauth/secrets"));
  }

  @Test
  void bothRegistrationsAgree() throws Exception {
    ServiceRegistrations.assertAgree(FileStore.class);
  }
}
