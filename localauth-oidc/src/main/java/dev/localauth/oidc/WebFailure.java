// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** What can go wrong between here and an identity provider, each in a line. */
final class WebFailure {
  private static final Pattern JSON =
      Pattern.compile("application/(?:json|[a-z0-9.-]+\\+json) *(?:;.*)?");
  private static final String NETWORK = "check the network, and the proxy if there is one";

  private WebFailure() {}

  static AuthenticatorException of(URI address, IOException failure) {
    String host = address.getHost();
    if (failure instanceof InterruptedIOException) {
      return because(Reason.CANCELLED, "the wait for " + host + " was interrupted", "", failure);
    }
    if (failure instanceof HttpTimeoutException) {
      return because(Reason.UNAVAILABLE, host + " did not answer in time", NETWORK, failure);
    }
    if (failure instanceof ConnectException) {
      return because(Reason.UNAVAILABLE, "cannot connect to " + host, NETWORK, failure);
    }
    if (isDistrust(failure)) {
      return because(
          Reason.UNAVAILABLE,
          "the certificate of " + host + " is not trusted",
          "a private authority is named by --set oidc.ca=FILE when the method is added",
          failure);
    }
    if (failure instanceof SSLException) {
      return because(Reason.UNAVAILABLE, "no TLS connection to " + host, NETWORK, failure);
    }
    if (failure instanceof LimitedBody.TooLongException) {
      return because(Reason.FAILED, "the answer of " + host + " is too long", "", failure);
    }
    return because(Reason.UNAVAILABLE, "the connection to " + host + " failed", NETWORK, failure);
  }

  /** Lets pass what an OAuth server says in JSON: success and refusals. */
  static void throwUnlessJson(URI address, HTTPResponse answer) throws AuthenticatorException {
    String host = address.getHost();
    int status = answer.getStatusCode();
    if (status >= 500 || status == 429) {
      throw because(Reason.UNAVAILABLE, host + " answered " + status, "try again later");
    }
    if (status >= 300 && status < 400) {
      throw because(Reason.FAILED, host + " redirects elsewhere, which is not followed", "");
    }
    String type = Optional.ofNullable(answer.getHeaderValue("Content-Type")).orElse("");
    if (!JSON.matcher(type.toLowerCase(Locale.ROOT)).matches()) {
      throw because(Reason.FAILED, host + " answered " + status + ", and not in JSON", "");
    }
  }

  /** An answer that is not what a standard says. Without a cause, which might quote the answer. */
  static AuthenticatorException malformed(URI address) {
    return because(Reason.FAILED, "the answer of " + address.getHost() + " cannot be read", "");
  }

  /** Reads an answer with nimbus, which lets some exceptions through that it does not declare. */
  static <T> T read(URI address, Reading<T> reading) throws AuthenticatorException {
    try {
      return reading.read();
    } catch (ParseException | com.nimbusds.oauth2.sdk.ParseException | RuntimeException malformed) {
      throw malformed(address);
    }
  }

  /** What is read of an answer. */
  interface Reading<T> {
    T read() throws ParseException, com.nimbusds.oauth2.sdk.ParseException, AuthenticatorException;
  }

  private static boolean isDistrust(IOException failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof GeneralSecurityException) {
        return true;
      }
    }
    return false;
  }

  private static AuthenticatorException because(Reason reason, String message, String hint) {
    return new AuthenticatorException(reason, message, hint);
  }

  private static AuthenticatorException because(
      Reason reason, String message, String hint, IOException cause) {
    return new AuthenticatorException(reason, message, hint, cause);
  }
}
