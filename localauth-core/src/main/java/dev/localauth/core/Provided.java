// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/**
 * A method or a store that came with the application.
 *
 * @param kind which of them
 * @param id its id
 * @param type the class that provides it
 * @param source the jar or directory which that class was read from; empty where Java does not tell
 */
public record Provided(Kind kind, String id, String type, Optional<Path> source) {
  /** What is provided. */
  public enum Kind {
    /** A method. */
    METHOD,
    /** A store. */
    STORE
  }

  static Provided of(Kind kind, String id, Class<?> type) {
    return new Provided(
        kind, id, type.getName(), place(type.getProtectionDomain().getCodeSource()));
  }

  private static Optional<Path> place(CodeSource source) {
    try {
      return source == null || source.getLocation() == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()));
    } catch (URISyntaxException
        | IllegalArgumentException
        | FileSystemNotFoundException elsewhere) {
      return Optional.empty();
    }
  }
}
