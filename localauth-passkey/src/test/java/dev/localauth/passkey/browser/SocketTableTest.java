// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as a little-endian Linux writes them: the peer at port 0xC001, we at 0x2253. */
class SocketTableTest {
  private static final int PEER = 0xC001;
  private static final int HERE = 0x2253;
  private static final String ROW =
      "   1: %s:C001 %s:2253 %s 00000000:00000000 00:00000000 00000000 %s        0 1 1 0 20 4 30";
  private static final String V4 = "0100007F";
  private static final String V6 = "00000000000000000000000001000000";
  private static final String MAPPED = "0000000000000000FFFF00000100007F";

  @TempDir private Path directory;
  private String account = "";

  @BeforeEach
  void account() throws IOException {
    assumeTrue(ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN, "the rows are little-endian");
    account = Files.getAttribute(directory, "unix:uid").toString();
  }

  private boolean isOurs(String row, String address) throws IOException {
    Path table = directory.resolve("tcp");
    Files.writeString(table, "  sl  local_address rem_address   st\n" + row + "\n");
    return new SocketTable(List.of(directory.resolve("missing"), table), directory)
        .isOurs(at(address, PEER), at(address, HERE));
  }

  private static InetSocketAddress at(String address, int port) throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(address), port);
  }

  @ParameterizedTest
  @CsvSource({V4 + ", 127.0.0.1", V6 + ", ::1", MAPPED + ", 127.0.0.1"})
  void theRowOfThePeersEndTellsItsAccount(String written, String address) throws IOException {
    assertTrue(isOurs(ROW.formatted(written, written, "01", account), address));
    assertFalse(isOurs(ROW.formatted(written, written, "01", account + "1"), address));
  }

  @Test
  void aClosedSocketIsNobodys() throws IOException {
    for (String state : List.of("06", "05", "08", "0A")) {
      assertFalse(isOurs(ROW.formatted(V4, V4, state, account), "127.0.0.1"), state);
    }
  }

  @Test
  void ourOwnEndAndOthersDoNotCount() throws IOException {
    String ours = ROW.replace(":C001", ":x").replace(":2253", ":C001").replace(":x", ":2253");
    assertFalse(isOurs(ours.formatted(V4, V4, "01", account), "127.0.0.1"));
    assertFalse(isOurs(ROW.formatted("0200007F", V4, "01", account), "127.0.0.1"));
    assertFalse(isOurs(ROW.formatted(V4, "0200007F", "01", account), "127.0.0.1"));
    assertFalse(isOurs("", "127.0.0.1"));
    assertFalse(isOurs("1: x", "127.0.0.1"));
  }

  @Test
  void aTableThatCannotBeReadTellsNothing() {
    SocketTable table = new SocketTable(List.of(directory), directory);
    assertThrows(
        IOException.class, () -> table.isOurs(at("127.0.0.1", PEER), at("127.0.0.1", HERE)));
  }

  @Test
  void whereNobodyCanTellEverybodyIsTakenForOurs() throws IOException {
    assertTrue(PeerAccounts.on("Mac OS X").isOurs(at("127.0.0.1", PEER), at("127.0.0.1", HERE)));
    assertEquals(SocketTable.class, PeerAccounts.on("Linux").getClass());
  }
}
