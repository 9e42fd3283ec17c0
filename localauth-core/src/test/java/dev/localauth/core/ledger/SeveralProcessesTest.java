// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.core.fixture.Effort;
import dev.localauth.core.fixture.FakeAnchors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one ledger. */
@Timeout(600)
class SeveralProcessesTest {
  private final Path root;
  private final List<Child> children = new ArrayList<>();

  SeveralProcessesTest(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void end() {
    children.forEach(Child::close);
  }

  private Path begin(String name) throws IOException {
    Path directory = Files.createDirectory(root.resolve(name));
    try (Ledger ledger = ChildMain.ledger(directory, new FakeAnchors())) {
      ledger.create();
    }
    return directory;
  }

  private List<Child> start(int count, Path directory) {
    List<Child> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(Child.start(directory));
    }
    children.addAll(started);
    started.forEach(child -> assertEquals("ready", child.hear()));
    return started;
  }

  private static long judged(Path directory) throws IOException {
    Path judged = ChildMain.judged(directory);
    return Files.exists(judged) ? Files.size(judged) : 0;
  }

  private static long failures(Path directory) throws IOException {
    try (Ledger ledger = ChildMain.ledger(directory, new FakeAnchors())) {
      return ledger.failures(ChildMain.METHOD);
    }
  }

  @Test
  void of64AttemptsAtOnceFiveAreJudged() throws IOException {
    int processes = Effort.rounds(8, 64);
    Path directory = begin("attempts");
    List<Child> guessing = start(processes, directory);
    guessing.forEach(child -> child.tell("guess " + 64 / processes));
    guessing.forEach(child -> assertEquals("done", child.hear()));
    assertEquals(5, judged(directory));
    assertEquals(5, failures(directory));
  }

  @Test
  void ofProcessesThatClaimOneCodeExactlyOneWins() throws IOException {
    List<Child> claiming = start(4, begin("claims"));
    for (int round = 1; round <= Effort.rounds(10, 100); round++) {
      String order = "claim " + round;
      claiming.forEach(child -> child.tell(order));
      List<String> answers = claiming.stream().map(Child::hear).toList();
      assertEquals(1, answers.stream().filter("true"::equals).count(), "round " + round);
      assertEquals(3, answers.stream().filter("false"::equals).count(), "round " + round);
    }
  }

  @Test
  void killedAtAnyMomentOfAnAttemptNoTryIsFree() throws Exception {
    Random random = new Random(20261123);
    int rounds = Effort.rounds(20, 200);
    long judgedInAll = 0;
    for (int round = 1; round <= rounds; round++) {
      Path directory = begin("kill-" + round);
      try (Child child = start(1, directory).get(0)) {
        child.tell("storm");
        long soMany = 1 + random.nextInt(12);
        while (judged(directory) < soMany) {
          LockSupport.parkNanos(100_000);
        }
        LockSupport.parkNanos(random.nextInt(5_000_000));
        child.kill();
      }
      long judged = judged(directory);
      long counted = failures(directory);
      assertTrue(judged <= counted, "judged " + judged + " and counted " + counted);
      assertTrue(counted <= judged + 1, "judged " + judged + " and counted " + counted);
      judgedInAll += judged;
    }
    assertTrue(judgedInAll >= rounds);
  }

  @Test
  void aStoppedHolderOfTheLockHoldsNobodyUpForEver() throws Exception {
    Path directory = begin("stopped");
    Child child = start(1, directory).get(0);
    child.tell("hold");
    assertEquals("held", child.hear());
    long before = System.nanoTime();
    try (Ledger ledger = ChildMain.ledger(directory, new FakeAnchors())) {
      IOException failure = assertThrows(IOException.class, () -> ledger.charge(ChildMain.METHOD));
      assertTrue(String.valueOf(failure.getMessage()).endsWith("is held by another command"));
      assertTrue(System.nanoTime() - before < Duration.ofSeconds(8).toNanos());
      child.kill();
      assertTrue(ledger.charge(ChildMain.METHOD) instanceof Charge.Made);
    }
  }
}
