// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;

/** Lets a gateway make, send and check the codes. */
public non-sealed interface SmsVerification extends SmsRoute {
  /**
   * Has a code sent, once.
   *
   * @param to stays the caller's to close
   * @return the gateway's name for this request, which is no secret
   * @throws AuthenticatorException unless the gateway said that it sends the code
   */
  String start(PhoneNumber to) throws AuthenticatorException;

  /**
   * Has an answer checked against the code of {@code request} and no other.
   *
   * @param code 4 to 10 digits; stays the caller's to close
   * @throws AuthenticatorException if the gateway did not say whether it is right
   */
  Outcome check(String request, Secret code) throws AuthenticatorException;

  /**
   * Ends a request that was not answered rightly, so that its code is of no use any more.
   *
   * @throws AuthenticatorException if it may live on until it expires
   */
  void cancel(String request) throws AuthenticatorException;

  /** What a gateway says of a code. */
  enum Outcome {
    /** It is the code of the request, which has now been used. */
    RIGHT,
    /** It is not the code of the request. */
    WRONG,
    /** The request has no code any more. */
    EXPIRED
  }
}
