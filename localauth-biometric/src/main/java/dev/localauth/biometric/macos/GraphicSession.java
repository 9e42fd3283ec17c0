// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import com.sun.jna.ptr.IntByReference;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;

/**
 * Whether who asks is at the screen. macOS itself does not look: asked from an SSH session, it
 * shows its sheet at the screen of the Mac, to whoever is there.
 */
final class GraphicSession {
  private GraphicSession() {}

  static void require(Security security) throws AuthenticatorException {
    IntByReference attributes = new IntByReference();
    int status =
        security.SessionGetInfo(Security.callerSecuritySession, new IntByReference(), attributes);
    if (status != Security.errSecSuccess) {
      throw refusal(
          "macOS does not say whether this is its screen (SessionGetInfo: " + status + ")");
    }
    if ((attributes.getValue() & Security.sessionHasGraphicAccess) == 0) {
      throw refusal("this session cannot show anything at the screen of this Mac");
    }
    if ((attributes.getValue() & Security.sessionIsRemote) != 0) {
      throw refusal("this session is not at the screen of this Mac");
    }
  }

  private static AuthenticatorException refusal(String why) {
    return new AuthenticatorException(
        Reason.UNAVAILABLE, why, "use another way over SSH and in the background");
  }
}
