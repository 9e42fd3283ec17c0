// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishedVectorsTest {
  private static final String DIGITS = "1234567890";

  /** RFC 4226 appendix D. */
  @ParameterizedTest
  @CsvSource({
    "0, 755224", "1, 287082", "2, 359152", "3, 969429", "4, 338314",
    "5, 254676", "6, 287922", "7, 162583", "8, 399871", "9, 520489"
  })
  void codesByCounter(long counter, String code) throws Exception {
    assertCode(code, new TotpParameters(Algorithm.SHA1, 6, Duration.ofSeconds(30)), counter);
  }

  /** RFC 6238 appendix B, with a seed for each hash (errata 2866). */
  @ParameterizedTest
  @CsvSource({
    "59, 1970-01-01T00:00:59Z, 0000000000000001, 94287082, SHA1",
    "59, 1970-01-01T00:00:59Z, 0000000000000001, 46119246, SHA256",
    "59, 1970-01-01T00:00:59Z, 0000000000000001, 90693936, SHA512",
    "1111111109, 2005-03-18T01:58:29Z, 00000000023523EC, 07081804, SHA1",
    "1111111109, 2005-03-18T01:58:29Z, 00000000023523EC, 68084774, SHA256",
    "1111111109, 2005-03-18T01:58:29Z, 00000000023523EC, 25091201, SHA512",
    "1111111111, 2005-03-18T01:58:31Z, 00000000023523ED, 14050471, SHA1",
    "1111111111, 2005-03-18T01:58:31Z, 00000000023523ED, 67062674, SHA256",
    "1111111111, 2005-03-18T01:58:31Z, 00000000023523ED, 99943326, SHA512",
    "1234567890, 2009-02-13T23:31:30Z, 000000000273EF07, 89005924, SHA1",
    "1234567890, 2009-02-13T23:31:30Z, 000000000273EF07, 91819424, SHA256",
    "1234567890, 2009-02-13T23:31:30Z, 000000000273EF07, 93441116, SHA512",
    "2000000000, 2033-05-18T03:33:20Z, 0000000003F940AA, 69279037, SHA1",
    "2000000000, 2033-05-18T03:33:20Z, 0000000003F940AA, 90698825, SHA256",
    "2000000000, 2033-05-18T03:33:20Z, 0000000003F940AA, 38618901, SHA512",
    "20000000000, 2603-10-11T11:33:20Z, 0000000027BC86AA, 65353130, SHA1",
    "20000000000, 2603-10-11T11:33:20Z, 0000000027BC86AA, 77737706, SHA256",
    "20000000000, 2603-10-11T11:33:20Z, 0000000027BC86AA, 47863826, SHA512"
  })
  void codesByTime(long seconds, Instant time, String steps, String code, Algorithm algorithm)
      throws Exception {
    assertEquals(seconds, time.getEpochSecond());
    Duration period = Duration.ofSeconds(30);
    long step = new Moment(time, period).step();
    assertEquals(Long.parseLong(steps, 16), step);
    assertCode(code, new TotpParameters(algorithm, 8, period), step);
  }

  private static void assertCode(String expected, TotpParameters parameters, long step)
      throws Exception {
    int length = parameters.algorithm().seedLength();
    byte[] bytes = DIGITS.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    try (Secret seed = Secret.owning(bytes);
        Secret code = new Codes(parameters, seed).at(step)) {
      assertEquals(expected, code.use(ascii -> new String(ascii, StandardCharsets.US_ASCII)));
    }
  }
}
