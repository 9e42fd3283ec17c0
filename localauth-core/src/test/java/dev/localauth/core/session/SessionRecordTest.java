// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Anchor;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.fixture.Mutation;
import dev.localauth.core.settings.SessionScope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionRecordTest {
  private static final SessionRecord RECORD =
      new SessionRecord(
          1000,
          "pid:1 time:1",
          new Anchor("boot-1", 100, 1000),
          SessionScope.TERMINAL,
          Way.parse("totp,pin"),
          "ab".repeat(32),
          7,
          new Grounds("absent", "1:2:3:4:5", "6:7:8:9:10"),
          "pts/3",
          Duration.ofMinutes(10),
          Duration.ofMinutes(20),
          Duration.ofHours(1),
          Duration.ofMinutes(15),
          "cd".repeat(32));

  private static String text() {
    return new String(RECORD.toBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrittenIsReadBack() throws MalformedFileException {
    assertEquals(RECORD, SessionRecord.parse(RECORD.toBytes()));
    assertArrayEquals(RECORD.toBytes(), SessionRecord.parse(RECORD.toBytes()).toBytes());
  }

  @Test
  void eachLineMissingIsNoRecord() {
    for (String line : text().lines().toList()) {
      byte[] cut = text().replace(line + "\n", "").getBytes(StandardCharsets.UTF_8);
      assertThrows(MalformedFileException.class, () -> SessionRecord.parse(cut), line);
    }
  }

  @Test
  void eachLineTwiceIsNoRecord() {
    for (String line : text().lines().toList()) {
      byte[] twice =
          text().replace(line + "\n", line + "\n" + line + "\n").getBytes(StandardCharsets.UTF_8);
      assertThrows(MalformedFileException.class, () -> SessionRecord.parse(twice), line);
    }
  }

  @Test
  void eachLengthIsNoRecordButTheWhole() {
    for (int length = 0; length < RECORD.toBytes().length; length++) {
      byte[] cut = Arrays.copyOf(RECORD.toBytes(), length);
      assertThrows(MalformedFileException.class, () -> SessionRecord.parse(cut), "" + length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "version=1, version=2",
    "version=1, version=0",
    "scope=terminal, scope=Terminal",
    "scope=terminal, scope=any",
    "'way=totp,pin', 'way=totp, pin'",
    "'way=totp,pin', 'way=totp,totp'",
    "'way=totp,pin', way=",
    "pid=100, pid=-100",
    "pid=100, pid=0100",
    "start=1000, start=1000.0",
    "issued=600000, issued=-1",
    "longest=3600000, longest=",
    "generation=7, generation=99999999999999999999",
    "uid=1000, uid=root"
  })
  void aFieldOfAnotherFormIsNoRecord(String line, String other) {
    assertTrue(text().contains(line + "\n"), line);
    byte[] altered = text().replace(line + "\n", other + "\n").getBytes(StandardCharsets.UTF_8);
    assertThrows(MalformedFileException.class, () -> SessionRecord.parse(altered));
  }

  @ParameterizedTest
  @ValueSource(strings = {"extra=1", "a=", "zzz=1", "way.a=pin"})
  void aKeyThatIsNotKnownIsNoRecord(String line) {
    byte[] altered =
        (text() + line + "\n").lines().sorted().reduce("", (a, b) -> a + b + "\n").getBytes();
    assertThrows(MalformedFileException.class, () -> SessionRecord.parse(altered));
  }

  @Test
  void ofTenThousandChangedDocumentsNoneMeansTheSame() {
    Random random = new Random(20261123);
    byte[] valid = RECORD.toBytes();
    int parsed = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] changed = Mutation.of(valid, random);
      try {
        SessionRecord found = SessionRecord.parse(changed);
        parsed++;
        if (!Arrays.equals(valid, changed)) {
          assertNotEquals(RECORD, found, () -> new String(changed, StandardCharsets.UTF_8));
        }
      } catch (MalformedFileException refused) {
        continue;
      }
    }
    assertTrue(parsed > 100, "the changes were too crude to tell: " + parsed);
  }

  @Test
  void itExpiresByItsLimitsAndBeforeItsTime() {
    assertFalse(RECORD.expired(Duration.ofMinutes(20)));
    assertFalse(RECORD.expired(Duration.ofMinutes(35).minusMillis(1)));
    assertTrue(RECORD.expired(Duration.ofMinutes(35)));
    assertTrue(RECORD.expired(Duration.ofMinutes(70)));
    assertTrue(RECORD.expired(Duration.ofMinutes(20).minusMillis(1)));
    assertTrue(RECORD.expired(Duration.ZERO));
  }

  @Test
  void theTokenPrintsAsNothing() {
    SessionToken token = SessionToken.draw();
    assertEquals("SessionToken[redacted]", token.toString());
    assertTrue(token.reveal().matches("la1_[A-Za-z0-9_-]{43}"));
    assertNotEquals(token.reveal(), SessionToken.draw().reveal());
    assertEquals(64, token.hash().length());
  }
}
