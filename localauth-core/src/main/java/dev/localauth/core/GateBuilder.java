// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.SessionAnchors;
import dev.localauth.core.composition.ProductionParts;
import java.nio.file.Path;
import java.util.Optional;

/** Puts a gate together for an embedder. */
public final class GateBuilder {
  private String application = "localauth";
  private Optional<Path> settings = Optional.empty();
  private Optional<SessionAnchors> anchors = Optional.empty();

  GateBuilder() {}

  /**
   * Keeps files and secrets under another name, so that the embedder's enrollment is its own.
   *
   * @param name 1 to 32 lower case letters, digits and hyphens, beginning with a letter
   * @throws IllegalArgumentException if it is not of that form
   */
  public GateBuilder application(String name) {
    if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("not the name of an application: " + name);
    }
    application = name;
    return this;
  }

  /** Reads the settings from {@code file}, where they may stand beside the embedder's own. */
  public GateBuilder settings(Path file) {
    settings = Optional.of(file.toAbsolutePath());
    return this;
  }

  /** Takes {@code provider} for this system, in place of the one that the class path offers. */
  public GateBuilder anchors(SessionAnchors provider) {
    anchors = Optional.of(provider);
    return this;
  }

  /** Returns the gate. Touches neither a store nor a terminal. */
  public Gate build() {
    return Gate.of(ProductionParts.of(application, settings, anchors, System.getenv()));
  }
}
