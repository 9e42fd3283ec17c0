// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Platform;
import org.junit.jupiter.api.Test;

class PlatformsTest {
  @Test
  void linuxHasPam() {
    assertEquals("pam", Platforms.of("Linux").id());
  }

  @Test
  void aSystemThatIsNotKnownOffersNothing() {
    Platform none = Platforms.of("Plan 9");
    assertFalse(none.availability().usable());
    assertThrows(AuthenticatorException.class, () -> none.enroll(Parameters.none()));
  }
}
