// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import dev.localauth.api.Question;

/**
 * How a question reads on a terminal.
 *
 * @param prompt what stands before the cursor
 * @param echoed whether the answer is shown while it is typed
 */
record Wording(String prompt, boolean echoed) {
  static Wording of(Question question) {
    if (question instanceof Question.Other other) {
      return new Wording(other.label() + ": ", other.echoed());
    }
    return switch ((Question.Known) question) {
      case TOTP_CODE -> new Wording("TOTP code: ", false);
      case PIN -> new Wording("PIN: ", false);
      case NEW_PIN -> new Wording("New PIN: ", false);
      case REPEAT_PIN -> new Wording("Repeat PIN: ", false);
      case SMS_CODE -> new Wording("SMS code: ", false);
      case PHONE_NUMBER -> new Wording("Phone number: ", true);
      case RECOVERY_CODE -> new Wording("Recovery code: ", false);
    };
  }

  static Wording confirming(String sentence) {
    return new Wording(sentence + " [y/N] ", true);
  }
}
