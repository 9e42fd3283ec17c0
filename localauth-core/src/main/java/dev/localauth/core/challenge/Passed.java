// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.Secret;
import dev.localauth.core.enrollment.Way;
import java.util.Map;
import java.util.Optional;

/** A way that was passed, whole, with the unlocking keys that its methods handed out. */
public final class Passed implements AutoCloseable {
  private final Way way;
  private final Map<String, Secret> keys;

  /** Takes over {@code keys}, which are those of the methods that keep one, by their ids. */
  Passed(Way way, Map<String, Secret> keys) {
    this.way = way;
    this.keys = keys;
  }

  /** Returns the way. */
  public Way way() {
    return way;
  }

  /** Returns the unlocking key of {@code method}, which stays this object's to close. */
  public Optional<Secret> key(String method) {
    return Optional.ofNullable(keys.get(method));
  }

  @Override
  public void close() {
    keys.values().forEach(Secret::close);
  }
}
