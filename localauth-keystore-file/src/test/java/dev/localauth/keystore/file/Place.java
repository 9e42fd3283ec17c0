// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A store in a directory of a test, with its files at hand. */
record Place(Path directory) {
  static final SecretName NAME = new SecretName("localauth", "totp/seed");
  static final SecretName OTHER = new SecretName("localauth", "totp/other");

  FileStore store() {
    return new FileStore(directory);
  }

  Place holding(String value) throws SecretStoreException {
    return holding(NAME, value);
  }

  Place holding(SecretName name, String value) throws SecretStoreException {
    try (Secret secret = Secret.copyOf(value.getBytes(StandardCharsets.UTF_8))) {
      store().store(name, secret);
    }
    return this;
  }

  Optional<String> value() throws SecretStoreException {
    return value(NAME);
  }

  Optional<String> value(SecretName name) throws SecretStoreException {
    Optional<Secret> loaded = store().load(name);
    try {
      return loaded.map(s -> s.use(bytes -> new String(bytes, StandardCharsets.UTF_8)));
    } finally {
      loaded.ifPresent(Secret::close);
    }
  }

  Path file() throws SecretStoreException {
    return file(NAME);
  }

  Path file(SecretName name) throws SecretStoreException {
    return directory.resolve(SealedSecret.fileName(name));
  }

  Path key() {
    return directory.resolve("key");
  }

  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  static void permit(Path path, String permissions) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
  }

  static String permissionsOf(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
