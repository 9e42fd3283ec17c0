// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.net.InetSocketAddress;

/** Tells whose program is at the other end of a connection inside this machine. */
@FunctionalInterface
interface PeerAccounts {
  /**
   * Says whether it runs as the account of this process.
   *
   * @param peer its end of the connection
   * @param here our end
   * @throws IOException if that cannot be known; nobody must be answered then
   */
  boolean isOurs(InetSocketAddress peer, InetSocketAddress here) throws IOException;

  /** Returns how it is told on the system of that name. */
  static PeerAccounts on(String system) {
    return system.equals("Linux") ? new SocketTable() : (peer, here) -> true;
  }
}
