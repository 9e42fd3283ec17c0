// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.twilio;

import com.twilio.exception.ApiException;
import com.twilio.exception.TwilioException;
import com.twilio.http.HttpClient;
import com.twilio.http.TwilioRestClient;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.sms.SmsAccount;
import dev.localauth.sms.SmsFailure;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The SDK's client for one account, and its failures in our words. */
record TwilioClient(TwilioRestClient rest) {
  static TwilioClient of(TwilioAccount account, SmsAccount secrets, HttpClient http)
      throws AuthenticatorException {
    return of(account, secrets, http, System::getenv);
  }

  /** The SDK takes its credentials as text, which stays in memory until it is collected. */
  static TwilioClient of(
      TwilioAccount account, SmsAccount secrets, HttpClient http, UnaryOperator<String> environment)
      throws AuthenticatorException {
    String user = account.apiKey().orElse(account.sid());
    String password =
        account.inEnvironment()
            ? fromEnvironment(account, environment)
            : secrets
                .secret(TwilioAccount.SECRET)
                .use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
    TwilioRestClient.Builder builder =
        new TwilioRestClient.Builder(user, password).accountSid(account.sid()).httpClient(http);
    account.region().ifPresent(builder::region);
    account.edge().ifPresent(builder::edge);
    return new TwilioClient(builder.build());
  }

  /** The variables that the SDK itself looks at, and the one its examples use for API keys. */
  private static String fromEnvironment(TwilioAccount account, UnaryOperator<String> environment)
      throws AuthenticatorException {
    String name = account.apiKey().isPresent() ? "TWILIO_API_SECRET" : "TWILIO_AUTH_TOKEN";
    String value = environment.apply(name);
    if (value == null || value.isEmpty()) {
      throw SmsFailure.unavailable(
          "the variable " + name + " is not set",
          "set it, or enroll sms with a token in the store");
    }
    return value;
  }

  /** Makes one call. */
  <T> T call(Function<TwilioRestClient, T> call) throws AuthenticatorException {
    try {
      return answered(call);
    } catch (ApiException refused) {
      throw TwilioFailure.of(refused);
    }
  }

  /** Makes one call; empty if what it is about is not there any more. */
  <T> Optional<T> callUnlessGone(Function<TwilioRestClient, T> call) throws AuthenticatorException {
    try {
      return Optional.of(answered(call));
    } catch (ApiException refused) {
      if (TwilioFailure.isGone(refused)) {
        return Optional.empty();
      }
      throw TwilioFailure.of(refused);
    }
  }

  private <T> T answered(Function<TwilioRestClient, T> call) throws AuthenticatorException {
    try {
      T answer = call.apply(rest);
      if (answer == null) {
        // The SDK reads "null" as nothing.
        throw TwilioFailure.unreadable();
      }
      return answer;
    } catch (UncheckedIOException broken) {
      throw SmsFailure.unreachable("twilio", broken);
    } catch (ApiException refused) {
      throw refused;
    } catch (TwilioException odd) {
      throw SmsFailure.unavailable(
          "twilio could not be asked: " + odd.getClass().getSimpleName(), "check its settings");
    }
  }
}
