// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** A security key made of software, plugged into one tab. */
public final class VirtualAuthenticator {
  private final Page page;
  private final String id;

  VirtualAuthenticator(Page page, String id) {
    this.page = page;
    this.id = id;
  }

  /** Says whether the person is recognized from now on. */
  public void verifiesUser(boolean yes) {
    page.call("WebAuthn.setUserVerified", Map.of("authenticatorId", id, "isUserVerified", yes));
  }

  /** Says whether it is touched at once from now on, or not at all. */
  public void isTouched(boolean yes) {
    page.call(
        "WebAuthn.setAutomaticPresenceSimulation", Map.of("authenticatorId", id, "enabled", yes));
  }

  /**
   * Returns its credentials, as the protocol's {@code WebAuthn.Credential}: {@code credentialId},
   * {@code rpId}, {@code privateKey}, {@code signCount}, …
   */
  public JsonNode credentials() {
    return page.call("WebAuthn.getCredentials", Map.of("authenticatorId", id)).path("credentials");
  }

  /** Puts a credential into it, such as one of {@link #credentials()} of another. */
  public void add(JsonNode credential) {
    page.call("WebAuthn.addCredential", Map.of("authenticatorId", id, "credential", credential));
  }

  /** Unplugs it, with everything in it. */
  public void remove() {
    page.call("WebAuthn.removeVirtualAuthenticator", Map.of("authenticatorId", id));
  }
}
