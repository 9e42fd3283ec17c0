// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.trial;

import com.eatthepath.otp.HmacOneTimePasswordGenerator;
import dev.localauth.api.Secret;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.spec.SecretKeySpec;

/**
 * Stands in for the person's telephone: reads the {@code otpauth} text that setup shows and
 * computes the codes an authenticator app would show. Its secret opens nothing but the trial.
 */
final class Phone implements AutoCloseable {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final long PERIOD_MILLIS = 30_000;

  private final Secret seed;
  private final Clock clock;

  private Phone(Secret seed, Clock clock) {
    this.seed = seed;
    this.clock = clock;
  }

  /** Scans the text of a QR code. */
  static Phone scan(Secret uri, Clock clock) {
    return new Phone(uri.use(Phone::seedOf), clock);
  }

  /** Returns the code of this moment: six digits of UTF-8. */
  Secret code() {
    try {
      long step = Math.floorDiv(clock.millis(), PERIOD_MILLIS);
      HmacOneTimePasswordGenerator generator = new HmacOneTimePasswordGenerator(6);
      int code =
          seed.use(
              bytes ->
                  generator.generateOneTimePassword(new SecretKeySpec(bytes, "HmacSHA1"), step));
      return Secret.consuming(String.format(Locale.ROOT, "%06d", code).toCharArray());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA1", impossible);
    }
  }

  @Override
  public void close() {
    seed.close();
  }

  private static Secret seedOf(byte[] uri) {
    int from = indexAfter(uri, "secret=");
    int bits = 0;
    int held = 0;
    byte[] seed = new byte[64];
    int length = 0;
    for (int i = from; i < uri.length && ALPHABET.indexOf(uri[i]) >= 0; i++) {
      held = (held << 5) | ALPHABET.indexOf(uri[i]);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        seed[length++] = (byte) (held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return Secret.owning(Arrays.copyOf(seed, length));
  }

  private static int indexAfter(byte[] text, String label) {
    for (int i = 0; i + label.length() <= text.length; i++) {
      int matched = 0;
      while (matched < label.length() && text[i + matched] == label.charAt(matched)) {
        matched++;
      }
      if (matched == label.length()) {
        return i + matched;
      }
    }
    throw new IllegalStateException("the text of the QR code holds no secret");
  }
}
