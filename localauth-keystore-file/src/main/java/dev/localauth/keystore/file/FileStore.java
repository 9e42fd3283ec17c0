// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import dev.localauth.api.Availability;
import dev.localauth.api.DirectoryStore;
import dev.localauth.api.Secret;
import dev.localauth.api.SecretName;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SecretStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps each secret in a file of its own, encrypted with a key that lies beside it. Protects
 * against other accounts of the machine, not against programs of the person.
 */
public final class FileStore implements DirectoryStore {
  private final Optional<Path> place;

  /** Makes a store in the person's data directory, which is looked up at each call. */
  public FileStore() {
    this(Optional.empty());
  }

  /** Makes a store in {@code directory}, which is created when something is stored. */
  FileStore(Path directory) {
    this(Optional.of(directory));
  }

  private FileStore(Optional<Path> place) {
    this.place = place;
  }

  @Override
  public SecretStore at(Path directory) {
    return new FileStore(directory);
  }

  @Override
  public String id() {
    return "file";
  }

  @Override
  public Availability availability() {
    try {
      SecretDirectory directory = directory();
      directory.exists();
      return Availability.usable(
          "encrypted files in " + directory + "; any program of yours can read them");
    } catch (SecretStoreException unusable) {
      return unusable(unusable);
    } catch (IOException unreadable) {
      return unusable(FileStoreError.reading(unreadable));
    }
  }

  @Override
  public void store(SecretName name, Secret value) throws SecretStoreException {
    SecretDirectory directory = directory();
    try {
      directory.create();
      try (Secret key = new KeyFile(directory).loadOrCreate()) {
        directory.replace(SealedSecret.fileName(name), SealedSecret.seal(key, name, value));
      }
    } catch (IOException failure) {
      throw FileStoreError.writing(failure);
    }
  }

  @Override
  public Optional<Secret> load(SecretName name) throws SecretStoreException {
    SecretDirectory directory = directory();
    try {
      if (!directory.exists()) {
        return Optional.empty();
      }
      Optional<Secret> sealed = directory.read(SealedSecret.fileName(name));
      if (sealed.isEmpty()) {
        return Optional.empty();
      }
      try (Secret content = sealed.get();
          Secret key = new KeyFile(directory).load()) {
        return Optional.of(SealedSecret.open(key, name, content));
      }
    } catch (IOException failure) {
      throw FileStoreError.reading(failure);
    }
  }

  @Override
  public boolean delete(SecretName name) throws SecretStoreException {
    SecretDirectory directory = directory();
    try {
      return directory.exists() && directory.delete(SealedSecret.fileName(name));
    } catch (IOException failure) {
      throw FileStoreError.writing(failure);
    }
  }

  private static Availability unusable(SecretStoreException why) {
    return new Availability(false, String.valueOf(why.getMessage()), why.hint());
  }

  private SecretDirectory directory() throws SecretStoreException {
    Path path = place.isPresent() ? place.get() : FileStoreLocation.ofThisProcess();
    return new SecretDirectory(path.toAbsolutePath());
  }
}
