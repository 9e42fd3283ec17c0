// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where to sign in, with which code. Nobody gets in by it alone, but whoever reads it while it is
 * good could sign in as themselves, and it would be of no use afterwards: so it is shown like what
 * must not stay behind.
 *
 * @param page the page to open
 * @param whole the same with the code in it, for a QR code
 * @param code what to compare or type there
 */
record Invitation(URI page, URI whole, String code) {

  static Optional<Invitation> of(DeviceAuthorizationSuccessResponse given) {
    URI page = given.getVerificationURI();
    URI whole = Optional.ofNullable(given.getVerificationURIComplete()).orElse(page);
    return Addresses.areSafe(page) && Addresses.areSafe(whole)
        ? Optional.of(new Invitation(page, whole, given.getUserCode().getValue()))
        : Optional.empty();
  }

  void show(Prompter prompter, Purpose purpose, Duration limit) throws PromptException {
    String introduction =
        "%s asks you to sign in: open this page on any device, compare the code there, and allow it"
            + " (%d s left, Ctrl-C gives up)";
    try (Secret address = secret(page.toASCIIString());
        Secret spoken = secret("code: " + code);
        Secret scannable = secret(whole.toASCIIString())) {
      prompter.show(
          new Notice.Confidential(
              introduction.formatted(purpose.agent(), limit.toSeconds()),
              Optional.of(scannable),
              List.of(address, spoken)));
    }
  }

  private static Secret secret(String text) {
    return Secret.owning(text.getBytes(StandardCharsets.UTF_8));
  }
}
