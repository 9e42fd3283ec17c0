// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
  @ParameterizedTest
  @CsvSource({
    "cafe\u0301, caf\u00e9",
    "caf\u00e9, caf\u00e9",
    "A\u030angstro\u0308m, \u00c5ngstr\u00f6m",
    "\u212bngstr\u00f6m, \u00c5ngstr\u00f6m",
    "\u1100\u1161\u11a8, \uac01",
    "s\u0323\u0307, \u1e69",
    "s\u0307\u0323, \u1e69",
    "\ufb01, \ufb01",
    "\u2460, \u2460",
    "e\u0300, \u00e8",
    "\u02ff\u0300, \u02ff\u0300"
  })
  void theComposedFormCounts(String typed, String composed) {
    assertArrayEquals(composed.getBytes(StandardCharsets.UTF_8), bytes(utf8(typed)));
  }

  @Test
  void belowTheFirstCombiningCharacterEverythingIsComposed() {
    // UAX #15 as this Java knows it: the shortcut past java.text.Normalizer changes nothing.
    StringBuilder all = new StringBuilder();
    for (char each = 0; each < '\u0300'; each++) {
      all.append(each);
    }
    assertEquals(true, Normalizer.isNormalized(all, Normalizer.Form.NFC));
    assertArrayEquals(all.toString().getBytes(StandardCharsets.UTF_8), bytes(utf8(all.toString())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ff", "313233343536ff", "c3", "e282", "eda080", "c0b1", "f4908080", "3132c3"})
  void bytesThatAreNoTextStayAsTheyAre(String hex) {
    byte[] typed = HexFormat.of().parseHex(hex);
    assertArrayEquals(typed, bytes(typed));
    try (Secret answer = Secret.copyOf(typed);
        Pin pin = Pin.of(answer)) {
      assertEquals(0, pin.length());
    }
  }

  @Test
  void charactersAreCountedAsCodePointsOfTheComposedForm() {
    assertEquals(3, length("\ud83d\udd11e\u0301x"));
    assertEquals(0, length(""));
  }

  @Test
  void theAnswerStaysTheCallers() {
    try (Secret answer = Secret.owning(utf8("7-hawthorn"))) {
      Pin.of(answer).close();
      assertEquals(10, answer.length());
    }
  }

  @Test
  void closingForgetsEverything() {
    try (Secret answer = Secret.owning(utf8("7-hawthorn"))) {
      Pin pin = Pin.of(answer);
      Pin copy = pin.copy();
      pin.close();
      assertThrows(IllegalStateException.class, () -> pin.bytes().length());
      assertZero(pin.folded());
      assertArrayEquals(utf8("7-hawthorn"), copy.bytes().use(byte[]::clone));
      Folded folded = copy.folded();
      assertEquals('7', folded.at(0));
      folded.close();
      assertZero(folded);
      copy.close();
    }
  }

  private static void assertZero(Folded folded) {
    assertEquals(10, folded.length());
    for (int i = 0; i < folded.length(); i++) {
      assertEquals(0, folded.at(i));
    }
  }

  private static int length(String text) {
    try (Secret answer = Secret.owning(utf8(text));
        Pin pin = Pin.of(answer)) {
      return pin.length();
    }
  }

  private static byte[] bytes(byte[] typed) {
    try (Secret answer = Secret.copyOf(typed);
        Pin pin = Pin.of(answer)) {
      return pin.bytes().use(byte[]::clone);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
