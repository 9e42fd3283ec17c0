// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.file.UntrustedFileException;
import dev.localauth.core.fixture.FakeAnchors;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final String OTHER = "fedcba9876543210fedcba9876543210";
  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private final FakeAnchors system = new FakeAnchors();
  private final MutableClock clock = MutableClock.at(START);
  private final Ledger.Place place;
  private final Ledger ledger;

  LedgerTest(@TempDir Path root) throws IOException {
    place = new Ledger.Place(root.resolve("state"), World.uid());
    ledger = ledger(ID, 1);
    ledger.create();
  }

  private Ledger ledger(String id, int key) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) key;
    return new Ledger(place, id, Secret.owning(bytes), system, clock, "pts/3");
  }

  private Charge.Made charge(String method) throws IOException {
    return assertInstanceOf(Charge.Made.class, ledger.charge(method));
  }

  private void fail(String method, int times) throws IOException {
    for (int i = 0; i < times; i++) {
      Standing standing = ledger.standing(method);
      if (standing instanceof Standing.Wait wait) {
        system.advance(wait.left());
      }
      charge(method);
    }
  }

  @Test
  void fiveAttemptsAreFreeAndTheSixthIsRefused() throws IOException {
    fail("totp", 5);
    assertEquals(new Standing.Wait(Duration.ofSeconds(30)), ledger.standing("totp"));
    assertEquals(
        new Charge.Refused(new Standing.Wait(Duration.ofSeconds(30))), ledger.charge("totp"));
    assertEquals(5, ledger.failures("totp"));
  }

  @Test
  void aRefusedAttemptDoesNotProlongTheWait() throws IOException {
    fail("totp", 5);
    system.advance(Duration.ofSeconds(29));
    ledger.charge("totp");
    assertEquals(new Standing.Wait(Duration.ofSeconds(1)), ledger.standing("totp"));
    system.advance(Duration.ofSeconds(1));
    charge("totp");
    assertEquals(new Standing.Wait(Duration.ofMinutes(1)), ledger.standing("totp"));
  }

  @Test
  void aMethodIsDisabledInTheEndHoweverLongOneWaits() throws IOException {
    fail("pin", 10);
    system.advance(Duration.ofDays(1000));
    assertEquals(new Standing.Disabled(10), ledger.standing("pin"));
    assertEquals(new Charge.Refused(new Standing.Disabled(10)), ledger.charge("pin"));
  }

  @Test
  void eachMethodIsCountedByItself() throws IOException {
    fail("pin", 10);
    assertEquals(new Standing.Ready(), ledger.standing("passkey"));
    assertEquals(0, ledger.failures("passkey"));
    ledger.forgive(charge("passkey"));
    assertEquals(10, ledger.failures("pin"));
  }

  @Test
  void theClockOnTheWallHasNoSay() throws IOException {
    fail("totp", 5);
    clock.advance(Duration.ofDays(365));
    assertEquals(new Standing.Wait(Duration.ofSeconds(30)), ledger.standing("totp"));
    clock.set(Instant.EPOCH);
    assertEquals(new Standing.Wait(Duration.ofSeconds(30)), ledger.standing("totp"));
    charge("pin");
    clock.set(Instant.EPOCH.minusSeconds(5));
    charge("pin");
    assertEquals(2, ledger.failures("pin"));
  }

  @Test
  void anotherProcessFindsTheSameCounters() throws IOException {
    fail("totp", 3);
    assertEquals(3, ledger(ID, 1).failures("totp"));
  }

  @Test
  void afterARestartAWaitBeginsWholeAndOnce() throws IOException {
    fail("totp", 6);
    system.advance(Duration.ofSeconds(50));
    assertEquals(new Standing.Wait(Duration.ofSeconds(10)), ledger.standing("totp"));
    system.reboot("boot-2");
    assertEquals(new Standing.Wait(Duration.ofMinutes(1)), ledger.standing("totp"));
    system.advance(Duration.ofSeconds(40));
    assertEquals(new Standing.Wait(Duration.ofSeconds(20)), ledger.standing("totp"));
    assertEquals(6, ledger.failures("totp"));
  }

  @Test
  void aRestartForgivesNothing() throws IOException {
    fail("pin", 10);
    system.reboot("boot-2");
    assertEquals(new Standing.Disabled(10), ledger.standing("pin"));
  }

  @Test
  void aSuccessForgivesWhatCameBeforeIt() throws IOException {
    fail("totp", 4);
    ledger.forgive(charge("totp"));
    assertEquals(0, ledger.failures("totp"));
    fail("totp", 5);
    assertInstanceOf(Standing.Wait.class, ledger.standing("totp"));
  }

  @Test
  void aSuccessDoesNotForgiveWhatWasChargedAfterIt() throws IOException {
    Charge.Made success = charge("totp");
    fail("totp", 3);
    ledger.forgive(success);
    assertEquals(3, ledger.failures("totp"));
  }

  @Test
  void aRefundTakesItsOwnChargeBackAndNoOther() throws IOException {
    Charge.Made refunded = charge("totp");
    Charge.Made wrong = charge("totp");
    ledger.refund(refunded);
    assertEquals(1, ledger.failures("totp"));
    assertEquals(2, wrong.number());
  }

  @Test
  void aChargeThatWasForgivenCannotBeRefundedFromALaterFailure() throws IOException {
    Charge.Made slow = charge("totp");
    ledger.forgive(charge("totp"));
    charge("totp");
    ledger.refund(slow);
    assertEquals(1, ledger.failures("totp"));
  }

  @Test
  void anOldSuccessForgivesNothingTwice() throws IOException {
    Charge.Made first = charge("totp");
    ledger.forgive(charge("totp"));
    fail("totp", 2);
    ledger.forgive(first);
    assertEquals(2, ledger.failures("totp"));
  }

  @Test
  void whatFailedSinceIsToldOnce() throws IOException {
    fail("totp", 2);
    clock.advance(Duration.ofHours(2));
    charge("pin");
    ledger.forgive(charge("totp"));
    assertEquals(new Missed(3, START.plus(Duration.ofHours(2)), "pts/3"), ledger.opened());
    assertEquals(Missed.NONE, ledger.opened());
  }

  @Test
  void aCounterIsClaimedOnceAndOnlyUpwards() throws IOException {
    assertEquals(OptionalLong.empty(), ledger.highest("totp"));
    assertTrue(ledger.claim("totp", 0));
    assertFalse(ledger.claim("totp", 0));
    assertTrue(ledger.claim("totp", 10));
    assertFalse(ledger.claim("totp", 9));
    assertFalse(ledger.claim("totp", 10));
    assertEquals(OptionalLong.of(10), ledger.highest("totp"));
    assertTrue(ledger.claim("other", 10));
    ledger.forgive(charge("totp"));
    system.reboot("boot-2");
    assertFalse(ledger(ID, 1).claim("totp", 10));
  }

  @Test
  void ofManyThreadsExactlyOneClaims() throws Exception {
    int threads = 16;
    CyclicBarrier barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (long counter = 1; counter <= 10; counter++) {
        long wanted = counter;
        var claims =
            IntStream.range(0, threads)
                .mapToObj(
                    i ->
                        pool.submit(
                            () -> {
                              barrier.await();
                              return ledger(ID, 1).claim("totp", wanted);
                            }))
                .toList();
        int won = 0;
        for (Future<Boolean> claim : claims) {
          won += claim.get() ? 1 : 0;
        }
        assertEquals(1, won, "counter " + counter);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void ofManyThreadsExactlyFiveAreCharged() throws Exception {
    int threads = 32;
    CyclicBarrier barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      var charges =
          IntStream.range(0, threads)
              .mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            barrier.await();
                            return ledger(ID, 1).charge("totp");
                          }))
              .toList();
      int made = 0;
      for (Future<Charge> charge : charges) {
        made += charge.get() instanceof Charge.Made ? 1 : 0;
      }
      assertEquals(5, made);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aMissingLedgerIsNotAnEmptyOne() throws IOException {
    Files.delete(place.file(ID));
    assertThrows(MalformedFileException.class, () -> ledger.charge("totp"));
    assertThrows(MalformedFileException.class, () -> ledger.standing("totp"));
    assertThrows(MalformedFileException.class, () -> ledger.claim("totp", 1));
    assertTrue(Files.notExists(place.file(ID)));
  }

  @Test
  void aMissingDirectoryIsNotAnEmptyLedger() throws IOException {
    Ledger.remove(place, ID);
    Files.delete(place.directory());
    assertThrows(NoSuchFileException.class, () -> ledger.charge("totp"));
  }

  @Test
  void aByteChangedAnywhereIsNoticed() throws IOException {
    fail("totp", 3);
    byte[] content = Files.readAllBytes(place.file(ID));
    for (int i = 0; i < content.length; i++) {
      byte[] changed = content.clone();
      changed[i] ^= (byte) (1 << (i % 8));
      Files.write(place.file(ID), changed);
      assertThrows(MalformedFileException.class, () -> ledger.charge("totp"), "byte " + i);
    }
    Files.write(place.file(ID), content);
    assertEquals(3, ledger.failures("totp"));
  }

  @Test
  void aLedgerCutShortAnywhereIsNoticed() throws IOException {
    fail("totp", 3);
    byte[] content = Files.readAllBytes(place.file(ID));
    for (int length = 0; length < content.length; length++) {
      Files.write(place.file(ID), Arrays.copyOf(content, length));
      assertThrows(MalformedFileException.class, () -> ledger.charge("totp"), "length " + length);
    }
    Files.write(place.file(ID), Arrays.copyOf(content, content.length + 1));
    assertThrows(MalformedFileException.class, () -> ledger.charge("totp"));
  }

  @Test
  void anotherEnrollmentsLedgerIsNotOurs() throws IOException {
    try (Ledger other = ledger(OTHER, 1)) {
      other.create();
    }
    Files.copy(place.file(OTHER), place.file(ID), StandardCopyOption.REPLACE_EXISTING);
    assertThrows(MalformedFileException.class, () -> ledger.charge("totp"));
  }

  @Test
  void aLedgerUnderAnotherKeyIsNotOurs() {
    assertThrows(MalformedFileException.class, () -> ledger(ID, 2).charge("totp"));
  }

  @Test
  void aLedgerOfANewerVersionIsNotGuessedAt() throws IOException {
    byte[] body =
        new String(LedgerState.fresh(ID, "boot-1").toBytes())
            .replace("version=1", "version=2")
            .getBytes();
    assertThrows(MalformedFileException.class, () -> LedgerState.parse(body));
  }

  @Test
  void aLinkAndAHardLinkAndAWritableDirectoryAreRefused() throws IOException {
    Path file = place.file(ID);
    Path beside = Files.move(file, place.directory().resolve("beside"));
    Files.createSymbolicLink(file, beside);
    assertThrows(UntrustedFileException.class, () -> ledger.charge("totp"));
    Files.delete(file);
    Files.createLink(file, beside);
    assertThrows(UntrustedFileException.class, () -> ledger.charge("totp"));
    Files.delete(beside);
    Files.setPosixFilePermissions(place.directory(), PosixFilePermissions.fromString("rwxrwxrwx"));
    assertThrows(UntrustedFileException.class, () -> ledger.charge("totp"));
  }

  @Test
  void aKernelThatDoesNotTellTheTimeStopsEveryAttempt() {
    system.failWith(
        new SessionAnchorException(SessionAnchorException.Reason.UNREADABLE, "no clock"));
    assertThrows(IOException.class, () -> ledger.charge("totp"));
    assertThrows(IOException.class, () -> ledger.standing("totp"));
  }

  @Test
  void nothingOfTheKeyIsInTheFileAndOnlyTheOwnerCanReadIt() throws IOException {
    fail("totp", 1);
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place.file(ID))));
    assertFalse(ledger.toString().contains("pts"));
  }

  @Test
  void removingTwiceIsNotAnError() throws IOException {
    Ledger.remove(place, ID);
    Ledger.remove(place, ID);
    assertFalse(place.holds(ID));
  }
}
