// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {
  @ParameterizedTest
  @CsvSource({
    "+4915123456789, +4915123456789, +49 ... 89",
    "+49 151 / 234-567 89, +4915123456789, +49 ... 89",
    "+1 (555) 010-0199, +15550100199, +1 ... 99",
    "+7.912.345.67.89, +79123456789, +7 ... 89",
    "+12345678, +12345678, +1 ... 78",
    "+123456789012345, +123456789012345, +1 ... 45"
  })
  void numbersAreReadAsPeopleWriteThem(String typed, String number, String masked) {
    try (PhoneNumber read = Text.number(typed)) {
      assertEquals(number, read.international());
      assertEquals(masked, read.masked());
      assertEquals("PhoneNumber[redacted]", read.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "4915123456789",
        "0049151234567",
        "+04915123456",
        "+1234567",
        "+1234567890123456",
        "+49151\u0662345678",
        "+49151234567x",
        "+49151234567\n",
        "++49151234567",
        "+49151234567;ext=1"
      })
  void whatIsNotInInternationalFormIsNone(String typed) {
    try (Secret secret = Text.secret(typed)) {
      assertEquals(Optional.empty(), PhoneNumber.read(secret));
    }
  }

  @Test
  void aClosedNumberIsGone() {
    PhoneNumber number = Text.number("+4915123456789");
    number.close();
    try {
      number.international();
    } catch (IllegalStateException closed) {
      assertTrue(String.valueOf(closed.getMessage()).contains("closed"));
      return;
    }
    throw new AssertionError("still there");
  }
}
