// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.throttle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Throttle.Limit;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileThrottleTest {
  private static final String NUMBER = "+4915112345678";
  private static final List<Limit> LIMITS =
      List.of(new Limit(3, Duration.ofMinutes(10)), new Limit(10, Duration.ofDays(1)));

  private final Path directory;
  private final MutableClock clock = MutableClock.at(Instant.parse("2026-11-20T10:00:00Z"));

  FileThrottleTest(@TempDir Path root) {
    directory = root.resolve("state");
  }

  private FileThrottle throttle() {
    return new FileThrottle(directory, World.uid(), clock);
  }

  private Optional<Duration> take(String what) throws AuthenticatorException {
    return throttle().take(what, LIMITS);
  }

  private void damage(String content) throws IOException {
    Files.writeString(directory.resolve("throttle"), content);
  }

  @Test
  void theFourthTimeWaitsUntilTheFirstIsTenMinutesAgo() throws AuthenticatorException {
    for (int i = 0; i < 3; i++) {
      assertEquals(Optional.empty(), take(NUMBER));
      clock.advance(Duration.ofMinutes(1));
    }
    assertEquals(Optional.of(Duration.ofMinutes(7)), take(NUMBER));
    assertEquals(Optional.empty(), take("+4915187654321"));
    clock.advance(Duration.ofMinutes(7));
    assertEquals(Optional.empty(), take(NUMBER));
  }

  @Test
  void theEleventhTimeOfADayWaitsForTheDay() throws AuthenticatorException {
    for (int i = 0; i < 10; i++) {
      assertEquals(Optional.empty(), take(NUMBER));
      clock.advance(Duration.ofMinutes(5));
    }
    assertEquals(Optional.of(Duration.ofDays(1).minusMinutes(50)), take(NUMBER));
  }

  @Test
  void aClockThatWasSetBackGivesNothingBack() throws AuthenticatorException {
    for (int i = 0; i < 3; i++) {
      take(NUMBER);
    }
    clock.advance(Duration.ofDays(-400));
    assertEquals(Optional.of(Duration.ofMinutes(10)), take(NUMBER));
    clock.advance(Duration.ofMinutes(10));
    assertEquals(Optional.empty(), take(NUMBER));
  }

  @Test
  void theFileDoesNotHoldTheNumber() throws Exception {
    take(NUMBER);
    assertFalse(Files.readString(directory.resolve("throttle")).contains("15112345678"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "salt=ab\n",
        "salt=ab\nversion=2\n",
        "salt=ab\ntaken.cd=1,\nversion=1\n",
        "salt=ab\ntaken.cd=-1\nversion=1\n",
        "other=1\nsalt=ab\nversion=1\n"
      })
  void aDamagedFileLetsNothingThrough(String content) throws Exception {
    take(NUMBER);
    damage(content);
    var thrown = assertThrows(AuthenticatorException.class, () -> take(NUMBER));
    assertEquals(AuthenticatorException.Reason.FAILED, thrown.reason());
    assertEquals("cannot keep count of what was sent", thrown.getMessage());
  }

  @Test
  void aLinkInItsPlaceLetsNothingThrough() throws Exception {
    take(NUMBER);
    Path file = directory.resolve("throttle");
    Path elsewhere = directory.resolve("elsewhere");
    Files.move(file, elsewhere);
    Files.createSymbolicLink(file, elsewhere);
    assertThrows(AuthenticatorException.class, () -> take(NUMBER));
  }

  @Test
  void ofManyAtOnceExactlyThreeAreLetThrough() throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    try {
      List<Future<Optional<Duration>>> all = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        all.add(crowd.submit(() -> take(NUMBER)));
      }
      int through = 0;
      for (Future<Optional<Duration>> each : all) {
        through += each.get().isEmpty() ? 1 : 0;
      }
      assertEquals(3, through);
    } finally {
      crowd.shutdownNow();
    }
  }
}
