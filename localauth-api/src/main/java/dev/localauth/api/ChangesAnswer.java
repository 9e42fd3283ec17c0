// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/**
 * An {@link Authenticator} whose answer the person can change without enrolling again, such as a
 * PIN. What was sealed under the unlocking key stays readable.
 */
public interface ChangesAnswer {
  /**
   * Asks the person for a new answer and keeps {@code unlockingKey} under it, in place of the
   * earlier answer, which is worth nothing from then on. Does not ask for the earlier answer: the
   * caller has had it verified, which is where {@code unlockingKey} comes from. After an exception
   * the earlier answer is still the right one.
   *
   * @param unlockingKey what {@link Authenticator#verify} handed out; stays the caller's to close
   * @throws IllegalArgumentException if {@code unlockingKey} does not have 32 bytes
   * @throws LocalAuthException if the method is not enrolled, the person gave up, or the change
   *     could not be kept
   */
  void change(AuthenticationContext context, Secret unlockingKey) throws LocalAuthException;
}
