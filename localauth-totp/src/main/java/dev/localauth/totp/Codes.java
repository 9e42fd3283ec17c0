// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import com.eatthepath.otp.UncheckedNoSuchAlgorithmException;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The codes of one seed, each by the number of its time step (RFC 6238 §4.2). */
final class Codes {
  private final TotpParameters parameters;
  private final SeedKey key;
  private final TimeBasedOneTimePasswordGenerator generator;

  /** Borrows {@code seed}, which stays the caller's to close. */
  Codes(TotpParameters parameters, Secret seed) throws AuthenticatorException {
    this.parameters = parameters;
    this.key = new SeedKey(seed, parameters.algorithm().mac());
    this.generator = generator(parameters);
  }

  TotpParameters parameters() {
    return parameters;
  }

  /** Returns the code of {@code step} in ASCII, which the caller closes. */
  Secret at(long step) throws AuthenticatorException {
    Instant start = Instant.EPOCH.plus(parameters.period().multipliedBy(step));
    try {
      return decimal(generator.generateOneTimePassword(key, start));
    } catch (InvalidKeyException e) {
      throw new AuthenticatorException(Reason.FAILED, "the code could not be computed", "", e);
    }
  }

  /**
   * Returns the steps from {@code first} to {@code last} that have the code {@code typed}. Computes
   * and compares all of them whatever it finds, so that the time tells nothing.
   */
  NavigableSet<Long> matching(Secret typed, long first, long last) throws AuthenticatorException {
    boolean[] matches = new boolean[Math.toIntExact(last - first + 1)];
    for (int i = 0; i < matches.length; i++) {
      try (Secret code = at(first + i)) {
        matches[i] = code.matches(typed);
      }
    }
    NavigableSet<Long> steps = new TreeSet<>();
    for (int i = 0; i < matches.length; i++) {
      if (matches[i]) {
        steps.add(first + i);
      }
    }
    return steps;
  }

  private static TimeBasedOneTimePasswordGenerator generator(TotpParameters parameters)
      throws AuthenticatorException {
    String mac = parameters.algorithm().mac();
    try {
      // Its counter-based sibling keeps the choice of the hash to itself.
      return new TimeBasedOneTimePasswordGenerator(parameters.period(), parameters.digits(), mac);
    } catch (UncheckedNoSuchAlgorithmException e) {
      // A Java platform must have SHA1 and SHA256 only, and a hardened one may have less.
      throw new AuthenticatorException(Reason.UNAVAILABLE, "this Java has no " + mac, "", e);
    }
  }

  private Secret decimal(int code) {
    byte[] ascii = new byte[parameters.digits()];
    int rest = code;
    for (int i = ascii.length - 1; i >= 0; i--) {
      ascii[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return Secret.owning(ascii);
  }
}
