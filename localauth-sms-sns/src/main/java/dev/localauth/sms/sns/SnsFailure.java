// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.sns;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.sms.SmsFailure;
import java.io.IOException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What the error codes mean (API reference of SNS, Publish and Common Errors). The words of the
 * service are not passed on: they repeat the number.
 */
final class SnsFailure {
  private SnsFailure() {}

  static AuthenticatorException of(AwsServiceException refused) {
    AwsErrorDetails details = refused.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    int status = refused.statusCode();
    if (!code.matches("[A-Za-z]{1,60}")) {
      return SmsFailure.status("sns", status);
    }
    return known(code, status, " (" + code + ", HTTP " + status + ")");
  }

  static AuthenticatorException of(SdkClientException broken) {
    if (broken instanceof ApiCallTimeoutException) {
      return SmsFailure.late("sns");
    }
    for (Throwable each = broken; each != null; each = each.getCause()) {
      if (each instanceof IOException connection) {
        return SmsFailure.unreachable("sns", connection);
      }
    }
    return SmsFailure.unavailable(
        "sns could not be asked: " + broken.getClass().getSimpleName(),
        "check the credentials, or enroll sms with an access key in the store");
  }

  private static AuthenticatorException known(String code, int status, String both) {
    return switch (code) {
      case "AuthorizationError", "AccessDenied", "AccessDeniedException" ->
          unavailable(
              "these credentials may not send messages" + both,
              "allow sns:Publish to phone numbers");
      case "InvalidClientTokenId",
          "SignatureDoesNotMatch",
          "InvalidSecurity",
          "IncompleteSignature",
          "MissingAuthenticationToken",
          "ExpiredToken",
          "ExpiredTokenException",
          "UnrecognizedClientException" ->
          unavailable(
              "sns refused the credentials" + both,
              "check the access key and the clock, and enroll sms again with the right one");
      case "RequestExpired" ->
          unavailable("sns found the request too old" + both, "check the clock");
      case "InvalidParameter", "InvalidParameterValue", "ValidationException" ->
          unavailable(
              "sns takes no messages for this phone" + both, "check the number and the settings");
      case "OptedOut" ->
          unavailable(
              "the owner of this phone has stopped messages from sns" + both,
              "opt the number in again in the account");
      case "Throttled", "Throttling", "ThrottlingException", "ThrottledException" ->
          new AuthenticatorException(
              Reason.WAIT,
              "sns sends no more messages for now" + both,
              "wait some minutes, then run the command again");
      default -> other(status, both);
    };
  }

  private static AuthenticatorException other(int status, String both) {
    AuthenticatorException by = SmsFailure.status("sns", status);
    return new AuthenticatorException(
        by.reason(), by.getMessage().replace(" (HTTP " + status + ")", both), by.hint().orElse(""));
  }

  private static AuthenticatorException unavailable(String message, String hint) {
    return SmsFailure.unavailable(message, hint);
  }
}
