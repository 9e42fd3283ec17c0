// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Person;
import dev.localauth.api.Purpose;
import dev.localauth.api.Secret;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SmsTextTest {
  /** The characters of the GSM 7-bit default alphabet that are in ASCII (3GPP TS 23.038 §6.2.1). */
  private static final String GSM =
      "@$\n_ !\"#%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  @Test
  void itSaysWhatAsksAndWhereAndWarns() {
    assertEquals(
        "localauth: 012345 is the code for claude on laptop. Valid 10 minutes."
            + " Nobody else needs it, do not pass it on.\n\n@localhost #012345",
        text("claude", "laptop.example.com"));
  }

  @Test
  void itIsOneMessageWhateverTheNames() {
    String text = text("a".repeat(100), "b".repeat(100));
    assertTrue(text.length() <= SmsText.LONGEST, () -> text.length() + ": " + text);
    assertOnlyGsm(text);
  }

  @Test
  void namesBringNeitherLinksNorLines() {
    String text = text("https://evil.test/x\n@evil.test #999999", "höst\r\n");
    assertOnlyGsm(text);
    assertTrue(text.contains("code for https---evil-test-x- on h-st"), text);
    assertEquals(Optional.of("localhost 012345"), bound(text));
  }

  @Test
  void aPhoneFindsTheCodeAndItsOrigin() {
    assertEquals(Optional.of("localhost 012345"), bound(text("claude", "laptop")));
  }

  private static String text(String agent, String host) {
    try (Secret code = Text.secret("012345");
        Secret text =
            SmsText.of(code, new Purpose(agent, Optional.empty()), new Person("alice", host))) {
      return Text.of(text);
    }
  }

  /** WICG, Origin-bound one-time codes §3.2: the last line, the host and the code. */
  private static Optional<String> bound(String text) {
    String[] lines = text.split("\n", -1);
    Matcher line = Pattern.compile("@(\\S+) #(\\S+)( .*)?").matcher(lines[lines.length - 1]);
    return line.matches() ? Optional.of(line.group(1) + " " + line.group(2)) : Optional.empty();
  }

  private static void assertOnlyGsm(String text) {
    text.chars().forEach(each -> assertTrue(GSM.indexOf(each) >= 0, () -> "not GSM: " + each));
  }
}
