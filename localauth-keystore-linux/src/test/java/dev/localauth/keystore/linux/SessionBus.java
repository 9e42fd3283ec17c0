// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.linux;

import dev.localauth.testsupport.keyring.PrivateBus;
import java.io.IOException;

/** Makes a private bus the session bus of this process. */
final class SessionBus {
  private SessionBus() {}

  static PrivateBus start() throws IOException, InterruptedException {
    PrivateBus bus = PrivateBus.start();
    use(bus.address());
    return bus;
  }

  /** Lets the libraries of this process look for their session bus at {@code address}. */
  static void use(String address) {
    Libc.INSTANCE.setenv("DBUS_SESSION_BUS_ADDRESS", address, 1);
  }
}
