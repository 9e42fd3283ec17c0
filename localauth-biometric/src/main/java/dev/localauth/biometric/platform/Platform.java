// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;

/**
 * One operating system's way of asking who is there. Keeps no state between calls; what is outside
 * this process answers within 60 seconds, or is given up.
 */
public interface Platform {
  /** Returns the name that an enrollment is bound to, such as {@code "pam"}. */
  String id();

  /**
   * Says whether somebody can be asked here now, and what will be asked. Never throws, prompts or
   * writes, and takes no more than a moment.
   */
  Availability availability();

  /**
   * Checks what the person wishes for, before anybody is asked.
   *
   * @param wanted the wishes, which may be empty; none is ignored
   * @return what to hand to {@link #ask} from now on: everything that decides who is asked and how
   * @throws LocalAuthException if a wish is not known or cannot be met
   */
  Parameters enroll(Parameters wanted) throws LocalAuthException;

  /**
   * Asks once.
   *
   * <p>An exception with the reason {@code CANCELLED} or {@code UNAVAILABLE} says that nobody can
   * have tried anything meanwhile, because the gate gives that attempt back; whatever might hide a
   * wrong finger has another reason, or is {@link Answer#WRONG}.
   *
   * @param enrolled what {@link #enroll} returned
   * @param context the person, and what they are asked for
   * @throws LocalAuthException if nobody could be asked, or the system did not tell
   */
  Answer ask(Parameters enrolled, AuthenticationContext context) throws LocalAuthException;
}
