// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the person wants to be asked.
 *
 * @param via the id of the transport, if they care
 * @param port the port of the page in the browser, for a tunnel, if they care
 */
record Wishes(Optional<String> via, Optional<String> port) {
  static final List<String> WAYS = List.of("browser", "key", "windows");

  private static final String VIA = "via";
  private static final String PORT = "port";
  private static final int FIRST_FREE_PORT = 1024;
  private static final int LAST_PORT = 65535;

  static Wishes of(Parameters wishes) throws AuthenticatorException {
    for (String name : wishes.asMap().keySet()) {
      if (!Set.of(VIA, PORT).contains(name)) {
        throw refused("passkey knows no " + name, "it knows via and port");
      }
    }
    Optional<String> via = wishes.get(VIA);
    if (via.isPresent() && !WAYS.contains(via.get())) {
      throw refused("passkey knows no way of that name", "it knows " + String.join(", ", WAYS));
    }
    Optional<String> port = wishes.get(PORT);
    if (port.isPresent() && !isPort(port.get())) {
      throw refused(
          "that is no port for a page", "use one from " + FIRST_FREE_PORT + " to " + LAST_PORT);
    }
    if (port.isPresent() && via.isPresent() && !via.get().equals("browser")) {
      throw refused("only the browser has a port", "leave out the port, or use via=browser");
    }
    return new Wishes(via, port);
  }

  private static boolean isPort(String text) {
    return text.matches("[1-9][0-9]{3,4}")
        && Integer.parseInt(text) >= FIRST_FREE_PORT
        && Integer.parseInt(text) <= LAST_PORT;
  }

  /** Returns which transport these wishes ask for, if any. */
  Optional<String> transport() {
    return via.or(() -> port.map(any -> "browser"));
  }

  /** Returns what concerns the transport itself. */
  Parameters forTransport() {
    return Parameters.of(port.map(number -> Map.of(PORT, number)).orElse(Map.of()));
  }

  private static AuthenticatorException refused(String message, String hint) {
    return new AuthenticatorException(Reason.FAILED, message, hint);
  }
}
