// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.Secret;

/**
 * One message to one phone. Whoever made it closes it.
 *
 * @param to the phone
 * @param text what it is to show, at most 160 characters of the GSM alphabet in ASCII, lines
 *     divided by a line feed; the code is in it
 * @param request 32 hexadecimal digits, another for each message, by which a gateway can tell a
 *     message it has seen
 */
public record SmsMessage(PhoneNumber to, Secret text, String request) implements AutoCloseable {
  @Override
  public void close() {
    to.close();
    text.close();
  }
}
