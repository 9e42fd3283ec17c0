// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A phone number in international form (ITU-T E.164): a plus sign and 8 to 15 digits, the first not
 * 0. Prints masked. Whoever made it closes it.
 *
 * <p>Whether a number exists is not known here: that takes the numbering plans of all countries,
 * and the code that has to come back tells.
 */
public final class PhoneNumber implements AutoCloseable {
  private static final Pattern INTERNATIONAL = Pattern.compile("\\+[1-9][0-9]{7,14}");
  private static final Pattern BETWEEN_GROUPS = Pattern.compile("[ ()/.-]");

  private final Secret text;

  private PhoneNumber(Secret text) {
    this.text = text;
  }

  /**
   * Reads a number as people write it, with spaces, dots, hyphens, slashes or parentheses between
   * the groups; empty if it is none. {@code typed} stays the caller's to close.
   */
  public static Optional<PhoneNumber> read(Secret typed) {
    String written = typed.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
    String number = BETWEEN_GROUPS.matcher(written).replaceAll("");
    if (!INTERNATIONAL.matcher(number).matches()) {
      return Optional.empty();
    }
    return Optional.of(new PhoneNumber(Secret.owning(number.getBytes(StandardCharsets.US_ASCII))));
  }

  /** Returns the plus sign and the digits, for a library that takes nothing else. */
  public String international() {
    return text.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  /** Returns the plus sign and the digits in ASCII; they stay this number's. */
  public Secret secret() {
    return text;
  }

  /** Returns what the owner recognizes it by: the country and the last two digits. */
  public String masked() {
    String number = international();
    // Zones 1 and 7 have country codes of one digit (E.164 annex D), the others of two or three.
    int country = number.charAt(1) == '1' || number.charAt(1) == '7' ? 2 : 3;
    return number.substring(0, country) + " ... " + number.substring(number.length() - 2);
  }

  /** Returns an independent copy, which the caller closes. */
  PhoneNumber copy() {
    return new PhoneNumber(text.copy());
  }

  @Override
  public void close() {
    text.close();
  }

  @Override
  public String toString() {
    return "PhoneNumber[redacted]";
  }
}
