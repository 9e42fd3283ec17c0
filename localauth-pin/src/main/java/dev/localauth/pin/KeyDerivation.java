// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Secret;

/** Makes a key of what was typed, slowly. */
interface KeyDerivation {
  /** Returns 32 bytes, which the caller closes; {@code pin} stays the caller's. */
  Secret derive(Secret pin, byte[] salt, Cost cost);
}
