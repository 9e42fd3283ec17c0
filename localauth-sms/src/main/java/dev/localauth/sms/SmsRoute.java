// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import java.time.Duration;

/**
 * The way out through one gateway: either our own codes as text ({@link SmsMessages}), or codes
 * that the gateway makes and checks itself ({@link SmsVerification}).
 *
 * <p>Each call is one request at the gateway, whatever comes back: a request that went unanswered
 * may have been carried out, so nothing is ever sent again. Failures are {@link
 * dev.localauth.api.AuthenticatorException}s that hold neither the number, nor the code, nor a
 * credential, and neither does any of their causes.
 */
public sealed interface SmsRoute permits SmsMessages, SmsVerification {
  /** How long a gateway may take until a connection stands. */
  Duration TO_CONNECT = Duration.ofSeconds(5);

  /** How long a gateway may take to answer a request; it is given up a little later in any case. */
  Duration TO_ANSWER = Duration.ofSeconds(10);
}
