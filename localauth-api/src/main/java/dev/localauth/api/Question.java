// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

/** A question to the person. The list is closed, so that a prompter knows the words for each. */
public sealed interface Question {
  /** The questions of the methods that come with localauth. */
  enum Known implements Question {
    /** The current code of an authenticator app; not echoed. */
    TOTP_CODE,
    /** The PIN; not echoed. */
    PIN,
    /** A PIN to be set; not echoed. */
    NEW_PIN,
    /** The PIN to be set, once more; not echoed. */
    REPEAT_PIN,
    /** The code that was sent by SMS; not echoed. */
    SMS_CODE,
    /** A phone number in international form; echoed. */
    PHONE_NUMBER,
    /** A recovery code; not echoed. */
    RECOVERY_CODE
  }

  /**
   * A question of a method that localauth does not know.
   *
   * @param label the words, without a colon at the end; shown with control characters removed
   * @param echoed whether the answer may be seen while it is typed
   */
  record Other(String label, boolean echoed) implements Question {}
}
