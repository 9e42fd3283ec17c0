// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Agreement with the OATH Toolkit, which shares no code with this module. */
class OathtoolIT {
  private static final int WINDOW = 20;
  private static final int SEEDS = 20;

  @BeforeAll
  static void oathtoolIsThere() throws Exception {
    try {
      run(List.of("oathtool", "--version"));
    } catch (IOException missing) {
      String reason =
          "SKIPPED: nothing was compared with oathtool, which is not installed;"
              + " on Debian: apt-get install oathtool";
      System.err.println(reason);
      Assumptions.abort(reason);
    }
  }

  static Stream<Arguments> everyHashAndLength() {
    return Stream.of(Algorithm.values())
        .flatMap(each -> Stream.of(Arguments.of(each, 6), Arguments.of(each, 8)));
  }

  @ParameterizedTest
  @MethodSource("everyHashAndLength")
  void codesAgree(Algorithm algorithm, int digits) throws Exception {
    TotpParameters parameters = new TotpParameters(algorithm, digits, Duration.ofSeconds(30));
    long start = System.nanoTime();
    SplittableRandom random = new SplittableRandom(start);
    for (int i = 0; i < SEEDS; i++) {
      byte[] seed = new byte[algorithm.seedLength()];
      random.nextBytes(seed);
      long seconds = random.nextLong(0, 20_000_000_000L);
      List<String> theirs = run(command(parameters, seed, seconds));
      assertEquals(ours(parameters, seed, seconds / 30), theirs, () -> "random seed " + start);
    }
  }

  private static List<String> command(TotpParameters parameters, byte[] seed, long seconds) {
    return List.of(
        "oathtool",
        "--totp=" + parameters.algorithm().name().toLowerCase(Locale.ROOT),
        "--digits=" + parameters.digits(),
        "--now=@" + seconds,
        "--window=" + WINDOW,
        "--base32",
        new String(Base32.encode(seed), US_ASCII));
  }

  private static List<String> ours(TotpParameters parameters, byte[] bytes, long first)
      throws Exception {
    List<String> ours = new ArrayList<>();
    try (Secret seed = Secret.copyOf(bytes)) {
      Codes codes = new Codes(parameters, seed);
      for (long step = first; step <= first + WINDOW; step++) {
        try (Secret code = codes.at(step)) {
          ours.add(code.use(ascii -> new String(ascii, US_ASCII)));
        }
      }
    }
    return ours;
  }

  private static List<String> run(List<String> command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try {
      process.getOutputStream().close();
      List<String> lines =
          new String(process.getInputStream().readAllBytes(), US_ASCII).lines().toList();
      assertTrue(process.waitFor(10, SECONDS), "oathtool does not end");
      assertEquals(0, process.exitValue(), () -> String.join("\n", lines));
      return lines;
    } finally {
      process.destroyForcibly();
    }
  }
}
