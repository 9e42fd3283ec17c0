// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The accounts of sockets as Linux lists them in {@code /proc/net/tcp} and {@code tcp6}, see
 * proc(5).
 *
 * <p>The row of the peer's own end counts, and only while the connection is established: a socket
 * that its program has closed is listed as root's.
 */
final class SocketTable implements PeerAccounts {
  private static final String ESTABLISHED = "01";
  private static final int OURS = 1;
  private static final int THEIRS = 2;
  private static final int STATE = 3;
  private static final int ACCOUNT = 7;

  private final List<Path> tables;
  private final Path self;

  SocketTable() {
    this(List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6")), Path.of("/proc/self"));
  }

  /** Reads other files; the owner of {@code self} is the account of this process. */
  SocketTable(List<Path> tables, Path self) {
    this.tables = tables;
    this.self = self;
  }

  @Override
  public boolean isOurs(InetSocketAddress peer, InetSocketAddress here) throws IOException {
    String account = String.valueOf(Files.getAttribute(self, "unix:uid"));
    for (Path table : tables) {
      if (Files.exists(table)) {
        for (String line : Files.readAllLines(table)) {
          if (isOf(account, peer, here, line.trim().split("\\s+"))) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isOf(
      String account, InetSocketAddress peer, InetSocketAddress here, String[] row)
      throws IOException {
    return row.length > ACCOUNT
        && row[STATE].equals(ESTABLISHED)
        && row[ACCOUNT].equals(account)
        && is(peer, row[OURS])
        && is(here, row[THEIRS]);
  }

  private static boolean is(InetSocketAddress socket, String written) throws IOException {
    String[] parts = written.split(":");
    return parts.length == 2
        && Integer.parseInt(parts[1], 16) == socket.getPort()
        && address(parts[0]).equals(socket.getAddress());
  }

  /**
   * Each 32 bits are written as a number in the machine's byte order. An IPv4 address in the table
   * of IPv6 ({@code ::ffff:127.0.0.1}) becomes an IPv4 address.
   */
  private static InetAddress address(String written) throws UnknownHostException {
    ByteBuffer bytes = ByteBuffer.wrap(HexFormat.of().parseHex(written));
    int[] words = new int[bytes.remaining() / Integer.BYTES];
    bytes.asIntBuffer().get(words);
    bytes.order(ByteOrder.nativeOrder());
    bytes.asIntBuffer().put(words);
    return InetAddress.getByAddress(Arrays.copyOf(bytes.array(), bytes.capacity()));
  }
}
