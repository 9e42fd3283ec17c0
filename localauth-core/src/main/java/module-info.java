// SPDX-License-Identifier: Apache-2.0
/** The gate: what is required, who is asked, and which terminal is open. */
module dev.localauth.core {
  requires transitive dev.localauth.api;
  requires com.fasterxml.jackson.core;
  requires static org.jspecify;

  exports dev.localauth.core;

  uses dev.localauth.api.Authenticator;
  uses dev.localauth.api.SecretStore;
  uses dev.localauth.api.SessionAnchors;
}
