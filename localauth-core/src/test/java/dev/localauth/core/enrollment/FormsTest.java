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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Enrollment and marker: one form for one meaning. */
class FormsTest {
  private static final String ID = "0123456789abcdef0123456789abcdef";
  private static final Enrollment ENROLLMENT =
      new Enrollment(
          ID,
          3,
          "fedcba9876543210fedcba9876543210",
          List.of(Way.parse("totp,pin"), Way.parse("passkey")),
          List.of(
              credential("totp", "totp", Map.of("digits", "6", "hash", "SHA-1"), "seed"),
              credential("pin", "pin", Map.of(), "record", "spare"),
              credential("passkey", "blue = one, ümlaut", Map.of("key", "a=b")),
              credential("passkey", "red", Map.of("key", "c"))));
  private static final Marker MARKER = Marker.of("file", ENROLLMENT);

  private static Credential credential(
      String method, String name, Map<String, String> parameters, String... entries) {
    String slot = name.equals("red") ? "00000000000000000000000000000000" : ID;
    return new Credential(
        method, slot, name, Parameters.of(parameters), new TreeSet<>(List.of(entries)));
  }

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
            ENROLLMENT.id(), 4, ENROLLMENT.ledger(), ENROLLMENT.ways(), ENROLLMENT.credentials());
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
    List<Credential> weaker = new ArrayList<>(ENROLLMENT.credentials());
    weaker.set(0, credential("totp", "totp", Map.of("digits", "1", "hash", "SHA-1"), "seed"));
    assertNotEquals(ENROLLMENT.digest(), ENROLLMENT.with(weaker).digest());
  }

  @Test
  void attemptsAreCountedByMethodAndAcceptedAnswersByCredential() {
    Credential red = ENROLLMENT.credentials("passkey").get(1);
    assertEquals("passkey", ENROLLMENT.counter("passkey"));
    assertEquals("passkey." + red.slot(), ENROLLMENT.counter(red));
    assertEquals(
        "passkey." + red.slot(), ENROLLMENT.with(List.of(red)).counter("passkey"), "its own");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "credential.d.name=blue = one, ümlaut",
        "credential.d.name= red",
        "credential.d.name=a\u202Eb",
        "credential.d.slot=1",
        "credential.f.name=red"
      })
  void whatIsNoCredentialIsMalformed(String line) {
    String key = line.substring(0, line.indexOf('='));
    String changed =
        new String(ENROLLMENT.toBytes(), StandardCharsets.UTF_8)
            .replaceFirst("(?m)^" + key.replace("f.", "d.") + "=.*$", line);
    assertThrows(
        MalformedFileException.class,
        () -> Enrollment.parse(changed.getBytes(StandardCharsets.UTF_8)));
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
