// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** One device flow: codes, and the waiting for an ID token (RFC 8628). */
final class DeviceFlow {
  static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
  private static final Duration SLOWER = Duration.ofSeconds(5);
  private static final int FAILURES_IN_A_ROW = 3;

  private final Requests requests;
  private final Web web;
  private final DeviceAuthorizationSuccessResponse codes;
  private final Invitation invitation;

  private DeviceFlow(
      Requests requests, Web web, DeviceAuthorizationSuccessResponse codes, Invitation invitation) {
    this.requests = requests;
    this.web = web;
    this.codes = codes;
    this.invitation = invitation;
  }

  static DeviceFlow start(Requests requests, Web web, String nonce) throws AuthenticatorException {
    HTTPResponse answer = web.exchange(requests.codes(nonce));
    URI address = requests.provider().deviceAuthorization();
    if (!answer.indicatesSuccess()) {
      throw OauthError.of(address, answer).exception(requests.terms());
    }
    DeviceAuthorizationSuccessResponse codes =
        WebFailure.read(
            address,
            () -> DeviceAuthorizationResponse.parse(withRfcNames(answer)).toSuccessResponse());
    Invitation invitation = Invitation.of(codes).orElseThrow(() -> WebFailure.malformed(address));
    return new DeviceFlow(requests, web, codes, invitation);
  }

  Invitation invitation() {
    return invitation;
  }

  /** Returns how long the codes are good, or we wait. */
  Duration limit() {
    Duration lifetime = Duration.ofSeconds(codes.getLifetime());
    return lifetime.compareTo(LIMIT) < 0 ? lifetime : LIMIT;
  }

  /**
   * Waits for the person.
   *
   * @return what the issuer says of them, not checked yet; empty if the request was denied
   */
  Optional<JWT> await(Stopwatch stopwatch) throws AuthenticatorException {
    Duration interval = Duration.ofSeconds(codes.getInterval());
    interval = interval.compareTo(SHORTEST_INTERVAL) < 0 ? SHORTEST_INTERVAL : interval;
    int failures = 0;
    while (stopwatch.elapsed().plus(interval).compareTo(limit()) <= 0) {
      pause(stopwatch, interval);
      try {
        HTTPResponse answer = web.exchange(requests.token(codes.getDeviceCode()));
        failures = 0;
        if (answer.indicatesSuccess()) {
          return Optional.of(idToken(answer));
        }
        OauthError error = OauthError.of(requests.provider().token(), answer);
        switch (error.code()) {
          case "authorization_pending" -> {}
          case "slow_down" -> interval = interval.plus(SLOWER);
          case "access_denied" -> {
            return Optional.empty();
          }
          default -> throw error.exception(requests.terms());
        }
      } catch (AuthenticatorException failure) {
        if (failure.reason() != Reason.UNAVAILABLE || ++failures == FAILURES_IN_A_ROW) {
          throw failure;
        }
        // RFC 8628 §3.5: after a time-out, ask half as often.
        interval = interval.multipliedBy(2);
      }
    }
    throw OauthError.expired(requests.terms().issuer());
  }

  /** The other tokens in the answer are not even looked at. */
  private JWT idToken(HTTPResponse answer) throws AuthenticatorException {
    URI address = requests.provider().token();
    JWT token =
        WebFailure.read(
            address, () -> OIDCTokenResponse.parse(answer).getOIDCTokens().getIDToken());
    if (token == null) {
      throw WebFailure.malformed(address);
    }
    return token;
  }

  /** Google calls the page "verification_url", as a draft of the RFC did. */
  private static HTTPResponse withRfcNames(HTTPResponse answer) throws ParseException {
    Map<String, Object> said = JSONObjectUtils.parse(answer.getBody());
    Object page = said.remove("verification_url");
    if (page != null) {
      said.putIfAbsent("verification_uri", page);
      answer.setBody(JSONObjectUtils.toJSONString(said));
    }
    return answer;
  }

  private static void pause(Stopwatch stopwatch, Duration interval) throws AuthenticatorException {
    try {
      stopwatch.pause(interval);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AuthenticatorException(Reason.CANCELLED, "the wait was interrupted");
    }
  }
}
