// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a token is sent, and where not. */
class TokenPipeTest {
  private static final Map<String, String> TOKEN = Map.of("LOCALAUTH_SESSION", "la1_token");

  @TempDir private Path directory;

  @Test
  void aFileIsNeverWrittenTo() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "before");
    Path descriptor = Files.createSymbolicLink(directory.resolve("3"), file);
    TokenPipe pipe = new TokenPipe(descriptor);
    assertFalse(pipe.isThere());
    pipe.send(TOKEN);
    assertEquals("before", Files.readString(file));
  }

  @Test
  void whereNobodyListensNothingIsMade() throws IOException {
    TokenPipe pipe = new TokenPipe(directory.resolve("3"));
    pipe.send(TOKEN);
    assertFalse(Files.exists(directory.resolve("3")));
  }

  @Test
  void theNullDeviceListens() throws IOException {
    TokenPipe pipe = new TokenPipe(Path.of("/dev/null"));
    assertTrue(pipe.isThere());
    pipe.send(TOKEN);
  }
}
