// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms.webhook;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.sms.SmsSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a webhook is: over TLS, or on this machine. */
record WebhookAddress(URI uri) {
  private static final Pattern FORM = Pattern.compile("https?://.{1,2000}");

  /** The names and literals of this machine (RFC 6761 §6.3, RFC 1122 §3.2.1.3, RFC 4291 §2.5.3). */
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  static WebhookAddress of(Parameters settings) throws AuthenticatorException {
    String url =
        SmsSettings.of("webhook", settings, Set.of("url"))
            .required("url", FORM, "https://sms.example.com/localauth");
    return new WebhookAddress(
        parse(url).filter(WebhookAddress::isSafe).orElseThrow(WebhookAddress::unsafe));
  }

  private static Optional<URI> parse(String url) {
    try {
      return Optional.of(new URI(url).parseServerAuthority());
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  private static boolean isSafe(URI uri) {
    if (uri.getHost() == null || uri.getUserInfo() != null || uri.getFragment() != null) {
      return false;
    }
    return uri.getScheme().equals("https") || LOOPBACK.matcher(uri.getHost()).matches();
  }

  private static AuthenticatorException unsafe() {
    return new AuthenticatorException(
        Reason.FAILED,
        "the webhook is not at an address that can be used",
        "use https, or http to 127.0.0.1; neither a user nor a fragment belongs in it");
  }
}
