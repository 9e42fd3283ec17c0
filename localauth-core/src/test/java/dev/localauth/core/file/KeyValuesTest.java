// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyValuesTest {
  private static KeyValues parse(String text) throws MalformedFileException {
    return KeyValues.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatIsPutIsReadAndWrittenInOneForm() throws MalformedFileException {
    KeyValues document = KeyValues.empty().put("b", 2).put("a", "x=y é").put("c", "");
    assertEquals("a=x=y é\nb=2\nc=\n", new String(document.toBytes(), StandardCharsets.UTF_8));
    assertArrayEquals(document.toBytes(), KeyValues.parse(document.toBytes()).toBytes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a=1",
        "\n",
        "a=1\n\n",
        "\na=1\n",
        "a\n",
        "=1\n",
        "a=1\r\n",
        "A=1\n",
        " a=1\n",
        "a =1\n",
        "a=1\na=1\n",
        "a=1\na=2\n",
        "b=1\na=1\n",
        "a=1\nb",
        "a=\t\n",
        "a=\0\n",
        "a=\u0085\n",
        "a_b=1\n",
        "-a=1\n",
        "\ufeffa=1\n",
        "# c\n"
      })
  void everythingElseIsMalformed(String text) {
    assertThrows(MalformedFileException.class, () -> parse(text));
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    byte[] overlong = {'a', '=', (byte) 0xc0, (byte) 0xaf, '\n'};
    assertThrows(MalformedFileException.class, () -> KeyValues.parse(overlong));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "+1", "01", "1.0", "1e3", " 1", "1 ", "0x1", "1000000000000000000", "١"})
  void aNumberHasOneForm(String text) throws MalformedFileException {
    KeyValues document = parse("n=" + text + "\n");
    assertThrows(MalformedFileException.class, () -> document.takeNumber("n"));
  }

  @Test
  void numbersFromZeroOnAreRead() throws MalformedFileException {
    assertEquals(0, parse("n=0\n").takeNumber("n"));
    assertEquals(999_999_999_999_999_999L, parse("n=999999999999999999\n").takeNumber("n"));
  }

  @Test
  void anotherVersionIsNotGuessedAt() throws MalformedFileException {
    KeyValues newer = parse("version=2\n");
    assertThrows(MalformedFileException.class, () -> newer.takeVersion(1));
  }

  @Test
  void whatWasNotTakenIsNotIgnored() throws MalformedFileException {
    KeyValues document = parse("a=1\nb=2\n");
    assertEquals("1", document.take("a"));
    assertThrows(MalformedFileException.class, document::requireNothingElse);
    assertThrows(MalformedFileException.class, () -> document.take("a"));
    assertEquals("2", document.take("b"));
    document.requireNothingElse();
  }

  @Test
  void aPrefixTakesItsKeysOnly() throws MalformedFileException {
    KeyValues document = parse("way.a=x\nway.b=y\nwayward=z\n");
    assertEquals(Map.of("a", "x", "b", "y"), document.takeAll("way."));
    assertEquals(Optional.of("z"), document.get("wayward"));
  }

  @Test
  void whatCouldNotBeReadBackIsNotWritten() {
    KeyValues document = KeyValues.empty();
    assertThrows(IllegalArgumentException.class, () -> document.put("a", "1\nb=2"));
    assertThrows(IllegalArgumentException.class, () -> document.put("A", "1"));
  }
}
