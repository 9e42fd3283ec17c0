// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

/**
 * A secret that a sender needs.
 *
 * @param name what it is called in {@link SmsAccount}: 1 to 32 lower case letters, digits and
 *     hyphens, beginning with a letter
 * @param label the words of the question, without a colon at the end
 * @param shortest the fewest characters it can have, at least 1
 * @param generated whether a new one is made, and shown once, if nothing is typed
 */
public record SmsCredential(String name, String label, int shortest, boolean generated) {
  /** Returns a secret that the gateway has handed out. */
  public static SmsCredential given(String name, String label, int shortest) {
    return new SmsCredential(name, label, shortest, false);
  }
}
