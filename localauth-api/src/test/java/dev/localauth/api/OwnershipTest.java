// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the values of a method own, copy and print. */
class OwnershipTest {
  @Test
  void aVerdictTakesItsKeyWithIt() {
    byte[] key = {1, 2, 3};
    Verdict verdict = Verdict.accepted(Secret.owning(key));
    verdict.close();
    assertArrayEquals(new byte[3], key);
    assertDoesNotThrow(verdict::close);
  }

  @Test
  void anEnrollmentTakesItsKeyWithIt() {
    byte[] key = {1, 2, 3};
    Enrolled.with(Parameters.none(), Secret.owning(key)).close();
    assertArrayEquals(new byte[3], key);
    assertDoesNotThrow(Enrolled.with(Parameters.none())::close);
  }

  @Test
  void neitherPrintsItsKey() {
    try (Verdict verdict =
            Verdict.accepted(Secret.copyOf("hunter2".getBytes(StandardCharsets.UTF_8)));
        Enrolled enrolled =
            Enrolled.with(
                Parameters.none(), Secret.copyOf("hunter2".getBytes(StandardCharsets.UTF_8)))) {
      assertFalse((verdict + " " + enrolled).contains("hunter2"));
    }
  }

  @Test
  void aRefusalSaysWhyAndHowLong() {
    try (Verdict.Rejected wrong = Verdict.rejected(Verdict.Rejection.WRONG);
        Verdict.Rejected reused =
            Verdict.rejected(Verdict.Rejection.REUSED, Duration.ofSeconds(17))) {
      assertEquals(Verdict.Rejection.WRONG, wrong.reason());
      assertEquals(Optional.empty(), wrong.retryAfter());
      assertEquals(Optional.of(Duration.ofSeconds(17)), reused.retryAfter());
    }
  }

  @Test
  void listsAndSetsAreCopied() {
    List<Secret> lines = new ArrayList<>();
    List<Anchor> processes = new ArrayList<>();
    Set<Assurance.Trait> traits = new HashSet<>();
    var notice = new Notice.Confidential("scan this", Optional.empty(), lines);
    var lineage = new Lineage(Optional.empty(), Optional.empty(), processes);
    var assurance = new Assurance(Assurance.Factor.POSSESSION, traits);
    lines.add(Secret.random(1));
    processes.add(new Anchor("boot", 1, 1));
    traits.add(Assurance.Trait.RESTRICTED);
    assertEquals(List.of(), notice.lines());
    assertEquals(List.of(), lineage.processes());
    assertEquals(Assurance.of(Assurance.Factor.POSSESSION), assurance);
    assertThrows(UnsupportedOperationException.class, () -> lineage.processes().clear());
  }

  @Test
  void aConfidentialNoticeDoesNotPrintWhatItShows() {
    try (Secret seed = Secret.copyOf("hunter2".getBytes(StandardCharsets.UTF_8))) {
      var notice = new Notice.Confidential("scan this", Optional.of(seed), List.of(seed));
      assertFalse(notice.toString().contains("hunter2"));
    }
  }
}
