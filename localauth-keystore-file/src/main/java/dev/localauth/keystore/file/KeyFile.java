// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.util.Optional;

/** The key of a directory: drawn once, never replaced. */
record KeyFile(SecretDirectory directory) {
  private static final String NAME = "key";
  private static final int LENGTH = 32;

  Secret load() throws IOException, SecretStoreException {
    return find()
        .orElseThrow(
            () -> FileStoreError.corrupt("the key of the secrets in " + directory + " is missing"));
  }

  /** A key is drawn only where nothing was sealed yet: another one would bury what is there. */
  Secret loadOrCreate() throws IOException, SecretStoreException {
    Optional<Secret> found = find();
    if (found.isPresent()) {
      return found.get();
    }
    if (!directory.holds("*" + SealedSecret.SUFFIX)) {
      draw();
    }
    return load();
  }

  private void draw() throws IOException {
    try (Secret drawn = Secret.random(LENGTH)) {
      drawn.use(
          bytes -> {
            directory.createOnce(NAME, bytes);
            return LENGTH;
          });
    }
  }

  private Optional<Secret> find() throws IOException, SecretStoreException {
    Optional<Secret> key = directory.read(NAME);
    if (key.isPresent() && key.get().length() != LENGTH) {
      key.get().close();
      throw FileStoreError.corrupt("the key of the secrets in " + directory + " is damaged");
    }
    return key;
  }
}
