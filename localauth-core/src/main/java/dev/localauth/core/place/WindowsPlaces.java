// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import dev.localauth.core.file.WindowsParties;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Windows: the profile that the system gives the account, and the folders in it by their usual
 * names. The environment names them too, but whoever bends it would bend the gate.
 */
final class WindowsPlaces implements OperatingSystem {
  @Override
  public long uid() {
    return WindowsParties.SELF;
  }

  @Override
  public List<Places> candidates(
      String application, Account account, Map<String, String> environment) {
    Path profile = account.home();
    Path local = profile.resolve("AppData").resolve("Local").resolve(application);
    Path drive = profile.getRoot() == null ? profile : profile.getRoot();
    return List.of(
        new Places(
            profile
                .resolve("AppData")
                .resolve("Roaming")
                .resolve(application)
                .resolve("settings.json"),
            drive.resolve("ProgramData").resolve("localauth").resolve("policy.json"),
            local.resolve("state"),
            local.resolve("secrets"),
            local.resolve("sessions")));
  }
}
