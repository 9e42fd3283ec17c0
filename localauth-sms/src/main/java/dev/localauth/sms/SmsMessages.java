// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;

/** Hands text messages to a gateway. */
public non-sealed interface SmsMessages extends SmsRoute {
  /**
   * Hands over one message, once.
   *
   * @param message stays the caller's to close
   * @throws AuthenticatorException unless the gateway said that it takes the message
   */
  void send(SmsMessage message) throws AuthenticatorException;
}
