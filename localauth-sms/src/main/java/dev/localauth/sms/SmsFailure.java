// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

/**
 * The words for what goes wrong between this machine and any gateway. What a gateway itself writes
 * is never passed on: it likes to repeat the number.
 */
public final class SmsFailure {
  private static final String LATE = "a message may still come; its code is of no use";

  private SmsFailure() {}

  /** Returns why there was no answer, by the first cause that says. */
  public static AuthenticatorException unreachable(String gateway, Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Optional<AuthenticatorException> known = known(gateway, each);
      if (known.isPresent()) {
        return known.get();
      }
    }
    return unavailable(
        "the connection to " + gateway + " broke: " + failure.getClass().getSimpleName(), LATE);
  }

  /** Returns what an HTTP status outside of 200 to 299 means. */
  public static AuthenticatorException status(String gateway, int status) {
    String code = " (HTTP " + status + ")";
    if (status == 401 || status == 403) {
      return unavailable(
          gateway + " refused the credentials" + code,
          "check them at the gateway, and enroll sms again with the right ones");
    }
    if (status == 429) {
      return new AuthenticatorException(
          Reason.WAIT,
          gateway + " takes no more messages for now" + code,
          "wait some minutes, then run the command again");
    }
    if (status >= 300 && status < 400) {
      return unavailable(
          gateway + " points elsewhere, which is not followed" + code,
          "enroll sms again with the address it moved to");
    }
    if (status >= 400 && status < 500) {
      return unavailable(
          gateway + " refused the message" + code, "check the settings of the sender");
    }
    return unavailable(gateway + " failed" + code, "run the command again later");
  }

  /** Returns that something was said that a caller can do nothing about. */
  public static AuthenticatorException unavailable(String message, String hint) {
    return new AuthenticatorException(Reason.UNAVAILABLE, message, hint);
  }

  /** Returns that no answer came in time. */
  public static AuthenticatorException late(String gateway) {
    return unavailable(gateway + " did not answer in time", LATE);
  }

  private static Optional<AuthenticatorException> known(String gateway, Throwable cause) {
    if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
      return offline("the address of " + gateway + " cannot be found");
    }
    if (cause instanceof HttpTimeoutException || cause instanceof InterruptedIOException) {
      return Optional.of(late(gateway));
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return offline("cannot connect to " + gateway);
    }
    if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
      return Optional.of(
          unavailable(
              "the connection to " + gateway + " is not secure, so nothing was sent",
              "check the clock, the network and the certificate"));
    }
    return Optional.empty();
  }

  private static Optional<AuthenticatorException> offline(String message) {
    return Optional.of(unavailable(message, "check the network and run the command again"));
  }
}
