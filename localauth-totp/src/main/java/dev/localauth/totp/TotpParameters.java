// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What the authenticator app and this machine have agreed on, apart from the seed. */
record TotpParameters(Algorithm algorithm, int digits, Duration period) {
  private static final String ALGORITHM = "algorithm";
  private static final String DIGITS = "digits";
  private static final String PERIOD = "period";
  private static final String SEED = "seed-sha256";

  /** Many apps ignore the parameters of the URI and always use these. */
  private static final Map<String, String> DEFAULTS =
      Map.of(ALGORITHM, "SHA1", DIGITS, "6", PERIOD, "30");

  /** Reads what is asked for at enrollment; what is not said is the default. */
  static TotpParameters requested(Parameters asked) throws AuthenticatorException {
    Map<String, String> all = new HashMap<>(DEFAULTS);
    all.putAll(asked.asMap());
    return read(Parameters.of(all));
  }

  /** Reads what was kept at enrollment; nothing is assumed. */
  static TotpParameters enrolled(Parameters kept) throws AuthenticatorException {
    Map<String, String> agreed = kept.asMap();
    if (agreed.remove(SEED) == null) {
      throw unusable("the parameters of totp do not say which seed was enrolled");
    }
    return read(Parameters.of(agreed));
  }

  /** Returns the fingerprint of the seed that was enrolled. */
  static String seed(Parameters kept) {
    return kept.get(SEED).orElse("");
  }

  /**
   * Returns what is kept at enrollment. The seed rests beside the enrollment: without its
   * fingerprint whoever can write there could put in its place one whose codes they know.
   */
  Parameters with(Secret seed) {
    Map<String, String> all = toParameters().asMap();
    all.put(SEED, seed.fingerprint());
    return Parameters.of(all);
  }

  boolean areDefaults() {
    return toParameters().asMap().equals(DEFAULTS);
  }

  Parameters toParameters() {
    return Parameters.of(
        Map.of(
            ALGORITHM, algorithm.name(),
            DIGITS, Integer.toString(digits),
            PERIOD, Long.toString(period.toSeconds())));
  }

  private static TotpParameters read(Parameters values) throws AuthenticatorException {
    if (!values.asMap().keySet().equals(DEFAULTS.keySet())) {
      throw unusable("the parameters of totp are not algorithm, digits and period");
    }
    return new TotpParameters(
        algorithm(values.get(ALGORITHM).orElseThrow()),
        digits(values.get(DIGITS).orElseThrow()),
        period(values.get(PERIOD).orElseThrow()));
  }

  private static Algorithm algorithm(String value) throws AuthenticatorException {
    return Arrays.stream(Algorithm.values())
        .filter(each -> each.name().equals(value))
        .findFirst()
        .orElseThrow(() -> unusable("the algorithm of totp is not SHA1, SHA256 or SHA512"));
  }

  private static int digits(String value) throws AuthenticatorException {
    return switch (value) {
      case "6" -> 6;
      case "8" -> 8;
      default -> throw unusable("the digits of totp are not 6 or 8");
    };
  }

  private static Duration period(String value) throws AuthenticatorException {
    if (!value.equals("30")) {
      throw unusable("the period of totp is not 30 seconds");
    }
    return Duration.ofSeconds(30);
  }

  private static AuthenticatorException unusable(String message) {
    return new AuthenticatorException(Reason.FAILED, message);
  }
}
