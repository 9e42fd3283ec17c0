// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Tells the launcher that the gate is open, on a descriptor of its own, so that nothing else that
 * is printed can be taken for it: the session token, or a word where there is no new one.
 */
final class TokenPipe {
  private static final String DESCRIPTOR = "/dev/fd/3";
  private static final String NO_NEW_TOKEN = "open";

  private TokenPipe() {}

  static void send(Map<String, String> environment) throws IOException {
    String answer = environment.getOrDefault("LOCALAUTH_SESSION", NO_NEW_TOKEN);
    try (FileOutputStream pipe = new FileOutputStream(DESCRIPTOR)) {
      pipe.write(answer.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
