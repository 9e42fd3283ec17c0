// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.localauth.api.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"012345", "012 345", "01 23 45", " 012345", "012345 ", "0  12345"})
  void spacesAreLetThrough(String answer) {
    assertEquals(Optional.of("012345"), read(answer, 6));
  }

  @Test
  void eightDigits() {
    assertEquals(Optional.of("01234567"), read("0123 4567", 8));
    assertEquals(Optional.empty(), read("012345", 8));
    assertEquals(Optional.empty(), read("01234567", 6));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "12345",
        "1234567",
        "123-456",
        "123\t456",
        "123\u00a0456",
        "12345a",
        "+12345",
        "-12345",
        "12345\n",
        "12345\0",
        "123456\0",
        "１２３４５６",
        "٠١٢٣٤٥",
        "0x1234"
      })
  void nothingElseIs(String answer) {
    assertEquals(Optional.empty(), read(answer, 6));
  }

  private static Optional<String> read(String answer, int digits) {
    try (Secret typed = Secret.owning(answer.getBytes(UTF_8))) {
      Optional<Secret> code = TypedCode.read(typed, digits);
      code.ifPresent(each -> assertEquals(digits, each.length()));
      return code.map(each -> each.use(bytes -> new String(bytes, UTF_8)));
    }
  }
}
