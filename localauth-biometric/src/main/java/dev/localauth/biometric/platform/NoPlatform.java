// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.platform;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;

/** An operating system that this method does not know. */
public final class NoPlatform implements Platform {
  private static final String WHY = "this operating system offers no finger or face";

  /** Does nothing. */
  public NoPlatform() {}

  @Override
  public String id() {
    return "none";
  }

  @Override
  public Availability availability() {
    return Availability.unusable(WHY);
  }

  @Override
  public Parameters enroll(Parameters wanted) throws AuthenticatorException {
    throw unavailable();
  }

  @Override
  public Answer ask(Parameters enrolled, AuthenticationContext context)
      throws AuthenticatorException {
    throw unavailable();
  }

  private static AuthenticatorException unavailable() {
    return new AuthenticatorException(Reason.UNAVAILABLE, WHY);
  }
}
