// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.core.fixture.Effort;
import dev.localauth.core.fixture.RecoveryPerson;
import dev.localauth.core.fixture.World;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Eight processes that try one code at once. */
@Timeout(600)
class RecoveryRaceTest {
  private static final int PROCESSES = 8;

  private final Path root;
  private final World world;
  private final List<Racer> racers = new ArrayList<>();

  RecoveryRaceTest(@TempDir Path root) {
    this.root = root;
    this.world = RecoveryRace.world(root);
  }

  @AfterEach
  void end() {
    racers.forEach(racer -> racer.process().destroyForcibly());
  }

  private record Racer(Process process, PrintStream input, BufferedReader output) {
    static Racer start(Path root) {
      try {
        Process process =
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    RecoveryRace.class.getName(),
                    root.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Racer(
            process,
            new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8),
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    String hear() {
      try {
        return String.valueOf(output.readLine());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private List<String> race(String order) {
    racers.forEach(racer -> racer.input().println(order));
    return racers.stream().map(Racer::hear).toList();
  }

  @Test
  void exactlyOneOfThemUsesIt() throws GateClosedException {
    world.enroll("totp");
    List<String> codes = RecoveryPerson.give(world);
    for (int i = 0; i < PROCESSES; i++) {
      racers.add(Racer.start(root));
    }
    racers.forEach(racer -> assertEquals("ready", racer.hear()));
    int rounds = Effort.rounds(4, 9);
    for (int round = 0; round < rounds; round++) {
      List<String> answers = race("burn " + codes.get(round));
      assertEquals(1, answers.stream().filter("true"::equals).count(), answers::toString);
      assertEquals(7, answers.stream().filter("false"::equals).count(), answers::toString);
    }
    assertEquals(10 - rounds, world.gate().enrollments().recoveryCodesLeft().orElseThrow());
    List<String> answers = race("recover " + codes.get(9));
    assertEquals(1, answers.stream().filter("totp"::equals).count(), answers::toString);
    assertTrue(
        Set.of("totp", "REJECTED", "WAIT", "UNDECIDED").containsAll(answers), answers::toString);
    assertEquals(9 - rounds, world.gate().enrollments().recoveryCodesLeft().orElseThrow());
    world.unlock();
  }
}
