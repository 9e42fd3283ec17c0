// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import java.util.List;

/**
 * Names a credential (WebAuthn Level 3 §5.8.3).
 *
 * @param id the credential's id, 1 to 1023 bytes
 * @param transports how its authenticator said it can be reached, such as {@code "usb"}; may be
 *     empty
 */
public record Descriptor(byte[] id, List<String> transports) {
  /** Copies both. */
  public Descriptor {
    id = id.clone();
    transports = List.copyOf(transports);
  }
}
