// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** The wish {@code port}: where the page is to be, for a browser on another machine. */
final class WishedPort {
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{3,4}");
  private static final int LOWEST = 1024;
  private static final int HIGHEST = 65535;

  private WishedPort() {}

  static OptionalInt in(Parameters wishes) throws AuthenticatorException {
    Optional<String> wish = wishes.get("port");
    if (wish.isEmpty()) {
      return OptionalInt.empty();
    }
    int port = NUMBER.matcher(wish.get()).matches() ? Integer.parseInt(wish.get()) : 0;
    if (port < LOWEST || port > HIGHEST) {
      throw new AuthenticatorException(
          Reason.FAILED, "the port must be a number from " + LOWEST + " to " + HIGHEST);
    }
    return OptionalInt.of(port);
  }
}
