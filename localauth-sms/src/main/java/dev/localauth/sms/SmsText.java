// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Person;
import dev.localauth.api.Purpose;
import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;

/**
 * What the phone shows: at most 160 characters, all of them in ASCII and in the GSM 7-bit alphabet
 * (3GPP TS 23.038 §6.2.1), so that it is one message.
 *
 * <p>The last line binds the code to an origin that no web site can have (WICG, Origin-bound
 * one-time codes §3): a phone offers the code to no page and no app.
 */
final class SmsText {
  static final int LONGEST = 160;
  private static final int NAME = 20;

  private SmsText() {}

  /** Returns the text, which the caller closes; {@code code} stays the caller's. */
  static Secret of(Secret code, Purpose purpose, Person person) {
    String machine = person.host().split("\\.", 2)[0];
    byte[] before = ascii("localauth: ");
    byte[] between =
        ascii(
            " is the code for "
                + name(purpose.agent())
                + " on "
                + name(machine)
                + ". Valid 10 minutes. Nobody else needs it, do not pass it on.\n\n@localhost #");
    byte[] text = new byte[before.length + between.length + 2 * code.length()];
    System.arraycopy(before, 0, text, 0, before.length);
    put(code, text, before.length);
    System.arraycopy(between, 0, text, before.length + code.length(), between.length);
    put(code, text, text.length - code.length());
    return Secret.owning(text);
  }

  /** A name must neither carry words of its own to the phone nor become a link there. */
  private static String name(String given) {
    String plain = given.replaceAll("[^A-Za-z0-9 _-]", "-");
    return plain.length() <= NAME ? plain : plain.substring(0, NAME);
  }

  private static void put(Secret code, byte[] text, int at) {
    code.use(
        digits -> {
          System.arraycopy(digits, 0, text, at, digits.length);
          return text;
        });
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
