// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Tells the launcher that the gate is open, on a descriptor of its own, so that nothing else that
 * is printed can be taken for it: the session token, or a word where there is no new one.
 */
final class TokenPipe {
  private static final Path LAUNCHERS = Path.of("/dev/fd/3");
  private static final String NO_NEW_TOKEN = "open";
  private static final int TYPE_OF_FILE = 0170000;
  private static final int PIPE = 0010000;
  private static final int DEVICE = 0020000;

  private final Path descriptor;

  TokenPipe(Path descriptor) {
    this.descriptor = descriptor;
  }

  /** Returns the one that the launcher opens for us. */
  static TokenPipe toLauncher() {
    return new TokenPipe(LAUNCHERS);
  }

  /**
   * Says whether somebody listens. Without a launcher the number belongs to whatever was opened
   * first, such as a file of the JVM, which must not become the place where a token rests.
   */
  boolean isThere() {
    try {
      int type = (Integer) Files.getAttribute(descriptor, "unix:mode") & TYPE_OF_FILE;
      return type == PIPE || type == DEVICE;
    } catch (IOException | UnsupportedOperationException nothing) {
      return false;
    }
  }

  /** Sends the token, if somebody listens. */
  void send(Map<String, String> environment) throws IOException {
    if (isThere()) {
      String answer = environment.getOrDefault("LOCALAUTH_SESSION", NO_NEW_TOKEN);
      try (FileOutputStream pipe = new FileOutputStream(descriptor.toFile())) {
        pipe.write(answer.getBytes(StandardCharsets.US_ASCII));
      }
    }
  }
}
