// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import java.util.List;

/**
 * One gateway by which text messages leave the machine.
 *
 * <p>Found by {@link java.util.ServiceLoader} when a code is to be sent, and only then. An
 * implementation has a public constructor without parameters that does nothing; all of them are
 * made to learn their names, so the class itself names no class of a gateway's library: those
 * belong behind {@link #route}.
 */
public interface SmsSender {
  /**
   * Returns the stable name used in {@code --set sms.sender=NAME}: 1 to 32 lower case letters,
   * digits and hyphens, beginning with a letter.
   */
  String id();

  /** Says whether this sender can work here now. Never throws, prompts, writes or connects. */
  Availability availability();

  /**
   * Checks {@code settings}, without connecting, and returns the secrets that go with them. They
   * are asked for once, while enrolling, in this order, and kept in the store.
   *
   * @param settings what was said with {@code --set sms.KEY=VALUE}, without {@code sender}; pinned
   *     in the enrollment
   * @throws AuthenticatorException if a setting is missing, unknown or not of its form
   */
  List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException;

  /**
   * Returns the way out, without connecting yet.
   *
   * @param account the settings and the secrets of {@link #credentials}; stays the caller's to
   *     close, after the route was used
   * @throws AuthenticatorException if there is no way with these
   */
  SmsRoute route(SmsAccount account) throws AuthenticatorException;
}
