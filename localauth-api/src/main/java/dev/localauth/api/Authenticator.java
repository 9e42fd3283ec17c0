// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * One method by which a person proves who they are.
 *
 * <p>Found by {@link java.util.ServiceLoader}; an implementation has a public constructor without
 * parameters that does nothing. It keeps no state between calls: what it needs comes in the {@link
 * AuthenticationContext}, what it keeps goes to its scoped secrets and parameters.
 *
 * <p>Counting attempts, waiting and locking out belong to the gate and apply to every method alike.
 * A method whose answer does not come through the {@link Prompter} also implements {@link
 * AnswersElsewhere}.
 */
public interface Authenticator {
  /**
   * Returns the stable name used in settings and messages, such as {@code "totp"}: 1 to 32 lower
   * case letters, digits and hyphens, beginning with a letter.
   */
  String id();

  /** Says what a success of this method proves. */
  Assurance assurance();

  /** Says whether this method can work here now. Never throws, prompts or writes. */
  Availability availability();

  /**
   * Sets this method up, asking the person what it must. All or nothing: after an exception nothing
   * is enrolled. An existing enrollment of this method is replaced.
   *
   * @return what to remember and hand to {@link #verify}; the caller closes it
   * @throws LocalAuthException if the method could not be set up, or the person gave up
   */
  Enrolled enroll(AuthenticationContext context) throws LocalAuthException;

  /**
   * Asks the person once and checks the answer; never asks again after a wrong one.
   *
   * @return the verdict, which the caller closes; a wrong answer is {@link Verdict.Rejected}
   * @throws LocalAuthException if it could not ask or could not check: the gate stays shut
   */
  Verdict verify(AuthenticationContext context) throws LocalAuthException;

  /**
   * Removes everything {@link #enroll} kept; doing so twice is not an error.
   *
   * @throws LocalAuthException if something may be left
   */
  void revoke(AuthenticationContext context) throws LocalAuthException;
}
