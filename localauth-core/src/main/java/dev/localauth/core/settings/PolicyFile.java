// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import dev.localauth.core.StepUp;
import dev.localauth.core.file.AdministratorsPath;
import dev.localauth.core.file.OwnedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The administrator's policy file, trusted only if nobody but an administrator can have written it.
 */
public final class PolicyFile {
  private static final int LIMIT = 1024 * 1024;

  private final Path file;
  private final long owner;

  /** Stands for {@code file}, which must belong to {@code owner}: root, or whoever is like it. */
  public PolicyFile(Path file, long owner) {
    this.file = file;
    this.owner = owner;
  }

  /**
   * Returns the policy, or {@link Policy#NONE} if there is certainly none.
   *
   * @throws IOException if it is there and cannot be relied on or understood
   */
  public Policy read() throws IOException {
    // Whoever can write a directory on the way can replace the file.
    AdministratorsPath.check(file, owner);
    Optional<byte[]> content = OwnedFile.read(file, owner, LIMIT);
    if (content.isEmpty()) {
      return Policy.NONE;
    }
    Reader reader = new Reader();
    if (!JsonObject.read(file, content.get(), reader)) {
      throw new InvalidSettingsException(file, 1, JsonObject.NAME + " is missing");
    }
    return new Policy(true, reader.required, reader.methods, reader.stepUp);
  }

  private static final class Reader implements JsonObject.Field {
    private boolean required;
    private Optional<Set<String>> methods = Optional.empty();
    private Set<StepUp> stepUp = Set.of();

    @Override
    public void read(String key, JsonObject value) throws IOException {
      switch (key) {
        case "required" -> required = value.bool(key);
        case "methods" -> methods = Optional.of(new HashSet<>(value.texts(key)));
        case "stepUp" -> stepUp = value.stepUp(key);
        default -> throw value.problem("unknown key \"" + key + "\" in " + JsonObject.NAME);
      }
      if (methods.filter(Set::isEmpty).isPresent()) {
        throw value.problem("methods must name at least one method");
      }
    }
  }
}
