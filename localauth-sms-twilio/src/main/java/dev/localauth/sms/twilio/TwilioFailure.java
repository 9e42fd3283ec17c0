// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import com.twilio.exception.ApiException;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.sms.SmsFailure;

/**
 * What Twilio's error codes mean (https://www.twilio.com/docs/api/errors). Its words are not passed
 * on: they repeat the number.
 */
final class TwilioFailure {
  private TwilioFailure() {}

  static AuthenticatorException of(ApiException refused) {
    Integer status = refused.getStatusCode();
    if (status == null) {
      return unreadable();
    }
    Integer code = refused.getCode();
    return code == null
        ? SmsFailure.status("twilio", status)
        : known(code, status, " (" + code + ", HTTP " + status + ")");
  }

  static AuthenticatorException unreadable() {
    return SmsFailure.unavailable(
        "twilio gave an answer that cannot be read", "a message may still come");
  }

  /** A verification that was approved, cancelled or has expired answers 404 with 20404. */
  static boolean isGone(ApiException refused) {
    return Integer.valueOf(404).equals(refused.getStatusCode())
        && Integer.valueOf(20404).equals(refused.getCode());
  }

  private static AuthenticatorException known(int code, int status, String numbers) {
    return switch (code) {
      case 20003, 20005 ->
          unavailable(
              "twilio refused the credentials" + numbers,
              "check account and token, and enroll sms again with the right ones");
      case 21211, 21214, 21217, 21614, 60200, 60205 ->
          unavailable(
              "twilio takes no messages for this phone" + numbers,
              "check the number and enroll sms again");
      case 21408, 60605 ->
          unavailable(
              "this twilio account may not send to that country" + numbers,
              "allow it in the account's geographic permissions");
      case 21608 ->
          unavailable(
              "a trial account of twilio sends to verified numbers only" + numbers,
              "verify the number at twilio, or upgrade the account");
      case 21610 ->
          unavailable(
              "the owner of this phone has stopped messages from twilio" + numbers,
              "send START from it to the number they come from");
      case 21212, 21606, 21612, 21659, 21660 ->
          unavailable(
              "twilio cannot send from there to this phone" + numbers,
              "check sms.from or sms.messaging-service");
      case 20404 -> unavailable("twilio does not know this service" + numbers, "check its SID");
      case 20429, 14107, 60203, 60212, 63038 ->
          new AuthenticatorException(
              Reason.WAIT,
              "twilio sends no more codes to this phone for now" + numbers,
              "wait 10 minutes, then run the command again");
      case 60202 ->
          new AuthenticatorException(
              Reason.WAIT,
              "twilio checks no more codes for this phone for now" + numbers,
              "wait 10 minutes, then run the command again");
      case 60410 ->
          unavailable("twilio blocks this phone as suspicious" + numbers, "ask twilio to allow it");
      default -> other(status, numbers);
    };
  }

  private static AuthenticatorException other(int status, String numbers) {
    AuthenticatorException by = SmsFailure.status("twilio", status);
    return new AuthenticatorException(
        by.reason(),
        by.getMessage().replace(" (HTTP " + status + ")", numbers),
        by.hint().orElse(""));
  }

  private static AuthenticatorException unavailable(String message, String hint) {
    return SmsFailure.unavailable(message, hint);
  }
}
