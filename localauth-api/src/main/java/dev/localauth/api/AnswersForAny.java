// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.List;
import java.util.Optional;

/**
 * An {@link Authenticator} of which a person may have registered several credentials, such as a
 * laptop's sensor and a security key, and answers with any one of them in a single step.
 *
 * <p>Each credential has secrets, parameters and a memory of used counters of its own; prompter,
 * clock, purpose and person are the same for all of them.
 */
public interface AnswersForAny extends Authenticator, AnswersElsewhere {
  /**
   * Asks the person once, for any of {@code credentials}, and checks the answer. For a single
   * credential this is {@link #verify}.
   *
   * @param credentials what is enrolled, the oldest first; at least one
   * @return the verdict, which the caller closes
   * @throws LocalAuthException if it could not ask or could not check: the gate stays shut
   */
  Verdict verifyAny(List<AuthenticationContext> credentials) throws LocalAuthException;

  /**
   * Registers another credential, as {@link #enroll} does, beside those that stay enrolled.
   *
   * @param context what the new credential is lent
   * @param others what {@link #enroll} or this method returned for the other credentials, the
   *     oldest first; at least one
   * @param unlockingKey what {@link #verify} handed out for one of the others just now, if it did;
   *     the new credential is to hand out the same; stays the caller's to close
   * @return what to remember; the caller closes it
   * @throws LocalAuthException if the credential could not be registered, or the person gave up
   */
  Enrolled enrollBeside(
      AuthenticationContext context, List<Parameters> others, Optional<Secret> unlockingKey)
      throws LocalAuthException;
}
