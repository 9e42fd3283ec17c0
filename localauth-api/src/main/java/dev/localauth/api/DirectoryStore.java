// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.nio.file.Path;

/**
 * A {@link SecretStore} that keeps its secrets in a directory of the person's, and lets the gate
 * say which: the same account must find the same secrets, wherever {@code HOME} points.
 */
public interface DirectoryStore extends SecretStore {
  /**
   * Returns a store like this one that keeps its secrets in {@code directory}, which need not exist
   * yet. Does not touch the disk.
   */
  SecretStore at(Path directory);
}
