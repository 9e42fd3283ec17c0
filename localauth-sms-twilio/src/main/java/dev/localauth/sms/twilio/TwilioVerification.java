// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import com.twilio.http.HttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.verify.v2.service.Verification;
import com.twilio.rest.verify.v2.service.VerificationCheck;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Secret;
import dev.localauth.sms.PhoneNumber;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsFailure;
import dev.localauth.sms.SmsRoute;
import dev.localauth.sms.SmsVerification;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** https://www.twilio.com/docs/verify/api/verification and …/verification-check */
record TwilioVerification(String service, TwilioClient client) implements SmsVerification {
  private static final Pattern SID = Pattern.compile("VE[0-9a-fA-F]{32}");

  static SmsRoute toTheWorld(TwilioAccount account, SmsAccount secrets)
      throws AuthenticatorException {
    return over(account, secrets, Transport.toTheWorld());
  }

  static TwilioVerification over(TwilioAccount account, SmsAccount secrets, HttpClient http)
      throws AuthenticatorException {
    return new TwilioVerification(
        account.service().orElseThrow(), TwilioClient.of(account, secrets, http));
  }

  @Override
  public String start(PhoneNumber to) throws AuthenticatorException {
    Verification started =
        client.call(rest -> Verification.creator(service, to.international(), "sms").create(rest));
    if (!isPending(started)) {
      throw SmsFailure.unavailable("twilio did not start a verification", "try again later");
    }
    return started.getSid();
  }

  private static boolean isPending(Verification started) {
    return started.getSid() != null
        && SID.matcher(started.getSid()).matches()
        && "pending".equals(started.getStatus());
  }

  @Override
  public Outcome check(String request, Secret code) throws AuthenticatorException {
    Optional<VerificationCheck> answer = client.callUnlessGone(rest -> create(request, code, rest));
    if (answer.isEmpty()) {
      return Outcome.EXPIRED;
    }
    VerificationCheck checked = answer.get();
    if (!request.equals(checked.getSid()) || !service.equals(checked.getServiceSid())) {
      throw new AuthenticatorException(
          Reason.FAILED, "twilio answered for another verification than it was asked about");
    }
    return outcome(checked);
  }

  /** By the name of the request: by the number it would be any pending one of that phone. */
  private VerificationCheck create(String request, Secret code, TwilioRestClient rest) {
    return VerificationCheck.creator(service)
        .setVerificationSid(request)
        .setCode(code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII)))
        .create(rest);
  }

  private static Outcome outcome(VerificationCheck checked) throws AuthenticatorException {
    return switch (String.valueOf(checked.getStatus())) {
      case "approved" -> {
        if (!Boolean.TRUE.equals(checked.getValid())) {
          throw new AuthenticatorException(
              Reason.FAILED, "twilio approved a verification that it does not call valid");
        }
        yield Outcome.RIGHT;
      }
      case "pending" -> Outcome.WRONG;
      default -> Outcome.EXPIRED;
    };
  }

  @Override
  public void cancel(String request) throws AuthenticatorException {
    client.call(
        rest -> Verification.updater(service, request, Verification.Status.CANCELED).update(rest));
  }
}
