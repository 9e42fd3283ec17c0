// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which layer decided one value.
 *
 * @param key the value, by the name it has in settings and policy
 * @param value what holds
 * @param layer who decided it
 * @param file the file it was read from, if it was in one
 */
public record Explanation(String key, String value, Layer layer, Optional<Path> file) {
  /** From the strongest to the weakest. */
  public enum Layer {
    /** The administrator's policy. */
    POLICY,
    /** What was enrolled. */
    ENROLLMENT,
    /** The person's settings. */
    SETTINGS,
    /** Nobody: it is what holds where nothing is said. */
    DEFAULT
  }
}
