// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What can be asked of a Mac without disturbing anybody. */
@EnabledOnOs(value = OS.MAC, disabledReason = "SKIPPED: this is not a Mac")
class RealTouchIdIT {
  private final TouchId touchId = new TouchId();

  @Test
  void theLibrariesAreThereAndTheClassIsKnown() {
    Frameworks mac = Frameworks.OfThisMac.FRAMEWORKS;
    assertNotNull(mac.objectiveC().objc_getClass("LAContext"));
    assertEquals(0, mac.replies().open());
  }

  @Test
  void whetherAFingerCanBeAskedForIsSaid() throws Exception {
    if (touchId.availability().usable()) {
      Parameters enrolled = touchId.enroll(Parameters.none());
      assertFalse(enrolled.get("fingers-sha256").orElseThrow().isEmpty());
      assertEquals(enrolled, touchId.enroll(Parameters.none()));
    } else {
      assertEquals(
          Reason.UNAVAILABLE,
          assertThrows(AuthenticatorException.class, () -> touchId.enroll(Parameters.none()))
              .reason());
    }
  }
}
