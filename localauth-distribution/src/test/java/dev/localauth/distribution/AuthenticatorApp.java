// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.Processes;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** The person's telephone: {@code oathtool}, which shares no code with localauth. */
final class AuthenticatorApp {
  private static final long PERIOD = 30;

  private final String key;
  private long used;

  /** Has the key that setup showed; {@code used} is the last step whose code was typed. */
  AuthenticatorApp(String key, long used) {
    this.key = key;
    this.used = used;
  }

  /** Returns the key in base32. */
  String key() {
    return key;
  }

  /** Returns the step of the last code that was given out. */
  long used() {
    return used;
  }

  /**
   * Returns a code that was not typed yet and is accepted now: this step's, or the next one's,
   * which is within the window; waits if that one was typed too.
   */
  String next() {
    long step = Math.max(used + 1, now());
    while (step > now() + 1) {
      pause();
    }
    used = step;
    return at(step);
  }

  /** Returns the code that was given out last. */
  String again() {
    return at(used);
  }

  /** Returns a code that is not right at any time near now. */
  String wrong() {
    for (int guess = 0; ; guess++) {
      String code = String.format(Locale.ROOT, "%06d", guess);
      if (!codes(now() - 3, 8).contains(code)) {
        return code;
      }
    }
  }

  private String at(long step) {
    return codes(step, 0).strip();
  }

  private String codes(long step, int window) {
    Processes.Run run =
        Processes.run(
            Duration.ofSeconds(20),
            "oathtool",
            "--totp=sha1",
            "--now=@" + step * PERIOD,
            "--window=" + window,
            "--base32",
            key);
    if (run.exitCode() != 0) {
      throw new AssertionError("oathtool: " + run.stderr());
    }
    return run.stdout();
  }

  private static long now() {
    return System.currentTimeMillis() / 1000 / PERIOD;
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(200);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for the next code", interrupted);
    }
  }
}
