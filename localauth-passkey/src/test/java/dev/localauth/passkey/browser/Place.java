// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Where a page is.
 *
 * @param address as the person is told it
 */
record Place(String address) {
  String path() {
    return URI.create(address).getRawPath();
  }

  int port() {
    return URI.create(address).getPort();
  }

  String host() {
    return "localhost:" + port();
  }

  InetAddress ipv4() {
    return address(127, 0, 0, 1);
  }

  InetAddress ipv6() {
    return address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);
  }

  /** Says whether anybody listens there. */
  boolean isServed() {
    try (Socket socket = new Socket(ipv4(), port())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static InetAddress address(int... bytes) {
    byte[] address = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      address[i] = (byte) bytes[i];
    }
    try {
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
