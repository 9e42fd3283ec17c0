// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric;

import dev.localauth.biometric.linux.PamPlatform;
import dev.localauth.biometric.macos.TouchId;
import dev.localauth.biometric.platform.NoPlatform;
import dev.localauth.biometric.platform.Platform;
import dev.localauth.biometric.windows.WindowsHello;

/** Chooses by the operating system. */
final class Platforms {
  private Platforms() {}

  static Platform here() {
    return of(System.getProperty("os.name", ""));
  }

  static Platform of(String system) {
    if (system.equals("Linux")) {
      return new PamPlatform();
    }
    if (system.startsWith("Mac")) {
      return new TouchId();
    }
    if (system.startsWith("Windows")) {
      return new WindowsHello();
    }
    return new NoPlatform();
  }
}
