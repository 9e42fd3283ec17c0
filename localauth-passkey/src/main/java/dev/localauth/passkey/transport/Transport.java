// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.transport;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;

/**
 * One way to reach an authenticator: a browser, a security key, the platform's own API.
 *
 * <p>A transport carries and verifies nothing: what comes back is held against the request by the
 * ceremony. Whatever it opened is closed when a call returns, however it returns.
 */
public interface Transport {
  /** Returns the stable name used with {@code --via}: {@code "browser"}, {@code "key"}, … */
  String id();

  /** Says whether it can be used here now. Never throws, prompts or writes. */
  Availability availability();

  /**
   * Lets an authenticator make a credential.
   *
   * @param context the way to the person; for its prompter, purpose, clock and wishes only
   * @return the response, which the caller closes
   * @throws LocalAuthException if there is none: {@code CANCELLED} if the person gave up, {@code
   *     TIMED_OUT} after {@link RegistrationRequest#timeout()}, {@code UNAVAILABLE} if nothing
   *     could be asked
   */
  RegistrationResponse register(RegistrationRequest request, AuthenticationContext context)
      throws LocalAuthException;

  /**
   * Lets an authenticator sign with one of the allowed credentials.
   *
   * @param context the way to the person; for its prompter, purpose, clock and wishes only
   * @return the response, which the caller closes
   * @throws LocalAuthException as {@link #register} does
   */
  AssertionResponse sign(AssertionRequest request, AuthenticationContext context)
      throws LocalAuthException;
}
