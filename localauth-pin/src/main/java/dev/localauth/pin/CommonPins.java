// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The PINs and passwords that are tried first. */
record CommonPins(List<Folded> pins) {
  private static final String RESOURCE = "common-pins.txt";

  /** Reads the list that comes with this module. */
  static CommonPins shipped() throws AuthenticatorException {
    try (InputStream list = CommonPins.class.getResourceAsStream(RESOURCE)) {
      if (list == null) {
        throw new IOException(RESOURCE + " is missing");
      }
      return read(list);
    } catch (IOException failure) {
      throw new AuthenticatorException(
          Reason.FAILED, "the list of the most used PINs cannot be read", "", failure);
    }
  }

  private static CommonPins read(InputStream list) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8));
    return new CommonPins(
        lines.lines().filter(line -> !line.startsWith("# ")).map(Folded::of).toList());
  }

  boolean contain(Folded pin) {
    return pins.stream().anyMatch(pin::sameAs);
  }
}
