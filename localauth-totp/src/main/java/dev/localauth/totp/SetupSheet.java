// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.Notice;
import dev.localauth.api.Person;
import dev.localauth.api.Secret;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an authenticator app needs to know, to be scanned or typed. */
record SetupSheet(TotpParameters parameters, Secret uri, Secret key) implements AutoCloseable {
  private static final int GROUP = 4;

  /** Borrows {@code seed}; the sheet has copies of its own, gone when it is closed. */
  static SetupSheet of(TotpParameters parameters, Person person, Secret seed) {
    return seed.use(
        bytes -> {
          byte[] encoded = Base32.encode(bytes);
          try {
            Secret uri = new OtpauthUri(parameters, person).with(encoded);
            return new SetupSheet(parameters, uri, inGroups(encoded));
          } finally {
            Arrays.fill(encoded, (byte) 0);
          }
        });
  }

  /** Returns the sheet in the form that is shown; its secrets stay this sheet's own. */
  Notice.Confidential notice(String preface) {
    String introduction = "scan this, or type the key, into an authenticator app (%s, %d digits)";
    return new Notice.Confidential(
        preface + introduction.formatted(parameters.algorithm(), parameters.digits()),
        Optional.of(uri),
        List.of(uri, key));
  }

  @Override
  public void close() {
    uri.close();
    key.close();
  }

  private static Secret inGroups(byte[] encoded) {
    byte[] spaced = new byte[encoded.length + (encoded.length - 1) / GROUP];
    for (int i = 0, to = 0; i < encoded.length; i++) {
      if (i > 0 && i % GROUP == 0) {
        spaced[to++] = ' ';
      }
      spaced[to++] = encoded[i];
    }
    return Secret.owning(spaced);
  }
}
