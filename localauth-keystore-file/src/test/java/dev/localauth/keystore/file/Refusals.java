// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.SecretStoreException;
import dev.localauth.api.SecretStoreException.Reason;
import org.junit.jupiter.api.function.Executable;

/** What a refusal of the store looks like. */
final class Refusals {
  private Refusals() {}

  static void assertLoadRefused(Reason reason, String said, Place place) {
    assertRefused(reason, said, place::value);
  }

  static void assertRefused(Reason reason, String said, Executable call) {
    SecretStoreException refusal = assertThrows(SecretStoreException.class, call);
    String message = String.valueOf(refusal.getMessage());
    assertEquals(reason, refusal.reason(), message);
    assertEquals(said, message.contains(said) ? said : message);
    assertFalse(message.contains("\n") || message.endsWith("."), message);
  }
}
