// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Person;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinRulesTest {
  private static final Person ALICE = new Person("Alice", "Tower7.example.org");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "47110",
        "5ab!x",
        "\ud83d\udd11\ud83d\udc0e\ud83c\udf33\ud83c\udf0a\ud83d\udca1"
      })
  void lessThanSixCharactersAreTooFew(String pin) throws Exception {
    assertObjection("that PIN is too short, it needs at least 6 characters", pin);
  }

  @Test
  void moreThan128CharactersAreTooMany() throws Exception {
    assertObjection("that PIN is longer than 128 characters", "horse-battery".repeat(10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "470893",
        "839204",
        "x7!k2p",
        "correct horse battery staple",
        "  7 8 k ",
        "\u0007\u0000a8\u001b4",
        "\u043b\u043e\u0448\u0430\u0434\u044c 7",
        "\ud83d\udd11\ud83d\udc0e\ud83c\udf33\ud83c\udf0a\ud83d\udca1\ud83c\udfa9",
        "990732",
        "321399",
        "1899-05-06",
        "2119-05-06",
        "31.13.2001",
        "00.12.1990",
        "32.12.1990",
        "10a590",
        "1005ab",
        "x7kpqzx7kpqz",
        "alice in wonderland",
        "my tower7 is high",
        "passwords rot",
        "123 tower road"
      })
  void anyOtherPinWillDo(String pin) throws Exception {
    assertEquals(Optional.empty(), objection(pin));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "123456",
        "654321",
        "234567",
        "890123",
        "098765",
        "0123456789",
        "abcdef",
        "GFEDCBA",
        "qwerty",
        "ytrewq",
        "asdfgh",
        "zxcvbnm",
        "qwertz",
        "azerty",
        "1qaz2wsx",
        "123abc",
        "abc123",
        "123789",
        "qweasd",
        "123456789a",
        "a123456",
        "111222",
        "000000",
        "aaaaaa",
        "111aaa",
        "abcabcabc",
        "147258",
        "!@#$%^",
        "\u0660\u0661\u0662\u0663\u0664\u0665",
        "\u0439\u0446\u0443\u043a\u0435\u043d",
        "\uff11\uff12\uff13\uff14\uff15\uff16",
        "123qweasdzxc"
      })
  void aSequenceWillNotDo(String pin) throws Exception {
    assertObjection("that PIN is a sequence", pin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "474747",
        "4747474",
        "937937",
        "9379379",
        "x7kpx7kp",
        "x7kpqx7kpq",
        "474474",
        "447744",
        "744447",
        "ab ab ab"
      })
  void aRepetitionWillNotDo(String pin) throws Exception {
    assertObjection("that PIN repeats itself", pin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "240786",
        "072486",
        "860724",
        "010203",
        "311299",
        "24071986",
        "07241986",
        "19860724",
        "20260724",
        "24.07.1986",
        "24/07/86",
        "1986-07-24",
        "24 07 1986",
        "31.12.2099",
        "01.01.1900",
        "19862407"
      })
  void aDateWillNotDo(String pin) throws Exception {
    assertObjection("that PIN is a date", pin);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice7",
        "ALICE12345",
        "tower7",
        "12345Tower7",
        "alicetower7",
        "alice@tower7",
        "tower7.example.org",
        "Tower7.Example.Org1",
        "alicealice9x",
        "1alice2alice3"
      })
  void aNameWillNotDo(String pin) throws Exception {
    assertObjection("that PIN is made of the name of the account or the machine", pin);
  }

  @Test
  void aNameOfTwoLettersIsTooShortToMatter() throws Exception {
    assertEquals(Optional.empty(), objection("jo83k!q", new Person("jo", "")));
    assertTrue(objection("joe83k!", new Person("joe", "")).isPresent());
    assertTrue(objection("joe83k!", new Person("", "joe")).isPresent());
    assertEquals(Optional.empty(), objection("joe83k!xy", new Person("joe", "joe")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PassWord",
        "passw0rd",
        "letmein",
        "iloveyou",
        "password2026",
        "welcome1",
        "monkey",
        "159753",
        "314159",
        "1q2w3e4r",
        "445566",
        "dragon!",
        "localauth"
      })
  void oneOfTheMostUsedWillNotDo(String pin) throws Exception {
    assertObjection("that PIN is among the most used ones", pin);
  }

  @Test
  void theListHoldsEnoughAndNothingElse() throws Exception {
    CommonPins common = CommonPins.shipped();
    assertTrue(common.pins().size() > 2000, () -> "only " + common.pins().size());
    assertTrue(common.pins().stream().allMatch(pin -> pin.length() >= PinRules.SHORTEST));
    assertTrue(common.pins().stream().noneMatch(pin -> pin.at(0) == '#'), "a comment was read");
  }

  @Test
  void fewRandomPinsOfSixDigitsAreRefused() throws Exception {
    Random random = new Random(20261101);
    PinRules rules = PinRules.of(ALICE);
    int refused = 0;
    for (int i = 0; i < 5000; i++) {
      refused +=
          objection(rules, String.format("%06d", random.nextInt(1_000_000))).isPresent() ? 1 : 0;
    }
    assertTrue(refused > 300 && refused < 600, "refused " + refused + " of 5000");
  }

  private static void assertObjection(String expected, String pin) throws Exception {
    assertEquals(Optional.of(expected), objection(pin));
  }

  private static Optional<String> objection(String pin) throws Exception {
    return objection(pin, ALICE);
  }

  private static Optional<String> objection(String pin, Person person) throws Exception {
    return objection(PinRules.of(person), pin);
  }

  private static Optional<String> objection(PinRules rules, String text) {
    try (Secret answer = Secret.owning(text.getBytes(StandardCharsets.UTF_8));
        Pin pin = Pin.of(answer)) {
      return rules.objectionTo(pin);
    }
  }
}
