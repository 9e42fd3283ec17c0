// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import com.sun.jna.Pointer;

/**
 * A session with one provider, held by one conversation, which closes it.
 *
 * @param bus the bus the provider is on
 * @param owner the provider's unique name, so that a call never reaches its successor
 * @param service the {@code SecretService} with the agreed key
 */
record Session(Bus bus, String owner, Pointer service) implements AutoCloseable {
  @Override
  public void close() {
    bus.libraries().gobject().g_object_unref(service);
    bus.libraries().gobject().g_object_unref(bus.connection());
  }
}
