// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * A {@link SecretStore} that may ask the person to unlock it while it is used, in a window of its
 * own.
 */
public interface AsksToUnlock {
  /**
   * Returns the same store, which refuses as locked where it would ask. For questions that nobody
   * should be disturbed for, such as a status.
   */
  SecretStore withoutAsking();
}
