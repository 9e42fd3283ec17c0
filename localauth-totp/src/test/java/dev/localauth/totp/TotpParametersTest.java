// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Secret;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpParametersTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "algorithm",
          "SHA256",
          "digits",
          "8",
          "period",
          "30",
          "seed-sha256",
          "de47c9b27eb8d300dbb5f2c353e632c393262cf06340c4fa7f1b40c4cbd36f90");

  @Test
  void theDefaultsAreThoseOfEveryApp() throws Exception {
    assertEquals(
        new TotpParameters(Algorithm.SHA1, 6, Duration.ofSeconds(30)),
        TotpParameters.requested(Parameters.none()));
  }

  @Test
  void whatIsAskedForIsTaken() throws Exception {
    assertEquals(
        new TotpParameters(Algorithm.SHA512, 6, Duration.ofSeconds(30)),
        TotpParameters.requested(Parameters.of(Map.of("algorithm", "SHA512"))));
  }

  @Test
  void whatIsKeptComesBack() throws Exception {
    TotpParameters whole = TotpParameters.enrolled(Parameters.of(WHOLE));
    assertEquals(new TotpParameters(Algorithm.SHA256, 8, Duration.ofSeconds(30)), whole);
    try (Secret seed = Secret.copyOf(new byte[20])) {
      assertEquals(Parameters.of(WHOLE), whole.with(seed));
      assertEquals(seed.fingerprint(), TotpParameters.seed(Parameters.of(WHOLE)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"algorithm", "digits", "period", "seed-sha256"})
  void nothingKeptIsAssumed(String missing) {
    Map<String, String> others = new HashMap<>(WHOLE);
    others.remove(missing);
    assertRefused(others);
  }

  @ParameterizedTest
  @CsvSource({
    "algorithm, MD5",
    "algorithm, sha1",
    "algorithm, HmacSHA1",
    "algorithm, ''",
    "algorithm, SHA224",
    "digits, 0",
    "digits, 7",
    "digits, -6",
    "digits, 06",
    "digits, 9223372036854775808",
    "digits, NaN",
    "digits, ''",
    "period, 0",
    "period, -30",
    "period, 29",
    "period, 86400",
    "period, 30.0",
    "period, 9223372036854775807",
    "window, 20"
  })
  void absurdValuesAreRefused(String key, String value) {
    Map<String, String> changed = new HashMap<>(WHOLE);
    changed.put(key, value);
    assertRefused(changed);
    assertThrows(
        AuthenticatorException.class,
        () -> TotpParameters.requested(Parameters.of(Map.of(key, value))));
  }

  private static void assertRefused(Map<String, String> values) {
    var thrown =
        assertThrows(
            AuthenticatorException.class, () -> TotpParameters.enrolled(Parameters.of(values)));
    assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason());
  }
}
