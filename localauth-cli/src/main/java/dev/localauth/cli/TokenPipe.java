// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Hands the session token to the launcher on a descriptor of its own, so that nothing else that is
 * printed can be taken for it.
 */
final class TokenPipe {
  private static final String DESCRIPTOR = "/dev/fd/3";

  private TokenPipe() {}

  static void send(Map<String, String> environment) throws IOException {
    String token = environment.get("LOCALAUTH_SESSION");
    if (token == null) {
      return;
    }
    try (FileOutputStream pipe = new FileOutputStream(DESCRIPTOR)) {
      pipe.write(token.getBytes(StandardCharsets.US_ASCII));
    }
  }
}
