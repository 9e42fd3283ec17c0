// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Parameters;
import dev.localauth.core.file.MalformedFileException;
import dev.localauth.core.fixture.Mutation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrollment and marker: one form for one meaning. */
class FormsTest {
  private static final Enrollment ENROLLMENT =
      new Enrollment(
          "0123456789abcdef0123456789abcdef",
          3,
          "fedcba9876543210fedcba9876543210",
          List.of(Way.parse("totp,pin"), Way.parse("passkey")),
          new TreeMap<>(
              Map.of(
                  "totp", Parameters.of(Map.of("digits", "6", "hash", "SHA-1")),
                  "pin", Parameters.none(),
                  "passkey", Parameters.of(Map.of("key", "a=b")))));
  private static final Marker MARKER = Marker.of("file", ENROLLMENT);

  private interface Form {
    Object parse(byte[] content) throws MalformedFileException;
  }

  private static void assertOneForm(Object value, byte[] valid, Form form) throws Exception {
    assertEquals(value, form.parse(valid));
    Random random = new Random(20261123);
    int parsed = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] changed = Mutation.of(valid, random);
      try {
        Object found = form.parse(changed);
        parsed++;
        if (!Arrays.equals(valid, changed)) {
          assertNotEquals(value, found, () -> new String(changed));
        }
      } catch (MalformedFileException refused) {
        continue;
      }
    }
    assertTrue(parsed > 100, "the changes were too crude to tell: " + parsed);
  }

  @Test
  void noChangedEnrollmentMeansTheSame() throws Exception {
    assertOneForm(ENROLLMENT, ENROLLMENT.toBytes(), Enrollment::parse);
  }

  @Test
  void noChangedMarkerMeansTheSame() throws Exception {
    assertOneForm(MARKER, MARKER.toBytes(), Marker::parse);
    Marker changing = MARKER.expecting(ENROLLMENT);
    assertOneForm(changing, changing.toBytes(), Marker::parse);
  }

  @Test
  void eachLengthIsNoneButTheWhole() {
    for (int length = 0; length < ENROLLMENT.toBytes().length; length++) {
      byte[] cut = Arrays.copyOf(ENROLLMENT.toBytes(), length);
      assertThrows(MalformedFileException.class, () -> Enrollment.parse(cut), "" + length);
    }
  }

  @Test
  void aMarkerCutShortAnywhereMeansNoEnrollment() {
    for (int length = 0; length < MARKER.toBytes().length; length++) {
      byte[] cut = Arrays.copyOf(MARKER.toBytes(), length);
      try {
        assertFalse(Marker.parse(cut).means("file", ENROLLMENT), "" + length);
      } catch (MalformedFileException refused) {
        continue;
      }
    }
  }

  @Test
  void aMarkerMeansItsEnrollmentInItsStoreOnly() {
    Enrollment next =
        new Enrollment(
            ENROLLMENT.id(), 4, ENROLLMENT.ledger(), ENROLLMENT.ways(), ENROLLMENT.parameters());
    assertTrue(MARKER.means("file", ENROLLMENT));
    assertFalse(MARKER.means("other", ENROLLMENT));
    assertFalse(MARKER.means("file", next));
    Marker changing = MARKER.expecting(next);
    assertTrue(changing.means("file", ENROLLMENT));
    assertTrue(changing.means("file", next));
    assertNotEquals(MARKER.fingerprint(), changing.fingerprint());
    Marker altered =
        new Marker(
            "file",
            MARKER.enrollment(),
            9,
            MARKER.ledger(),
            MARKER.ways(),
            MARKER.digest(),
            MARKER.successor());
    assertFalse(altered.means("file", ENROLLMENT));
  }

  @Test
  void everyParameterIsInTheDigest() {
    TreeMap<String, Parameters> weaker = new TreeMap<>(ENROLLMENT.parameters());
    weaker.put("totp", Parameters.of(Map.of("digits", "1", "hash", "SHA-1")));
    assertNotEquals(
        ENROLLMENT.digest(),
        new Enrollment(ENROLLMENT.id(), 3, ENROLLMENT.ledger(), ENROLLMENT.ways(), weaker)
            .digest());
  }

  @Test
  void aWayOfAMethodThatIsNotEnrolledIsMalformed() {
    byte[] content =
        new String(ENROLLMENT.toBytes()).replace("way.b=passkey", "way.b=sms").getBytes();
    assertThrows(MalformedFileException.class, () -> Enrollment.parse(content));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",", "totp,", "totp,totp", "Totp", "to tp", "1totp", "../x", "a\nb"})
  void whatIsNoWayIsNone(String text) {
    assertThrows(IllegalArgumentException.class, () -> Way.parse(text));
  }

  @Test
  void theOrderOfAWayIsNotItsMeaning() {
    assertTrue(Way.parse("totp,pin").sameMethods(Way.parse("pin,totp")));
    assertFalse(Way.parse("totp,pin").sameMethods(Way.parse("pin")));
  }
}
