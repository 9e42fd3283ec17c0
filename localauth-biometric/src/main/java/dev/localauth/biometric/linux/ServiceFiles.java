// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where PAM looks for the file of a service (pam.d(5)), the first place first. Where there is none
 * it takes the service "other", which may ask for anything or for nothing.
 *
 * @param places the directories
 */
record ServiceFiles(List<Path> places) {
  static final ServiceFiles OF_THIS_SYSTEM =
      new ServiceFiles(List.of(Path.of("/etc/pam.d"), Path.of("/usr/lib/pam.d")));

  /** PAM makes capital letters small. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private static final int WRITABLE_BY_OTHERS = 0022;

  /**
   * Checks that there is a file of this name which only root can change.
   *
   * @throws AuthenticatorException if not, with a hint
   */
  void require(String service) throws AuthenticatorException {
    if (!NAME.matcher(service).matches()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "a PAM service cannot have that name",
          "give the name of a file in /etc/pam.d: small letters, digits, dots and hyphens");
    }
    Path place =
        place(service)
            .orElseThrow(
                () ->
                    new AuthenticatorException(
                        Reason.UNAVAILABLE,
                        "the PAM service " + service + " is not installed",
                        PamPlatform.INSTALL));
    if (!isRoots(place) || !isRoots(place.resolve(service))) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "not only root can change " + place.resolve(service),
          "make root the owner of it and of its directory, and let nobody else write there");
    }
  }

  /** Returns the directory that holds the file, if there is one. */
  Optional<Path> place(String service) {
    return places.stream().filter(place -> Files.isRegularFile(place.resolve(service))).findFirst();
  }

  private static boolean isRoots(Path path) {
    try {
      Path real = path.toRealPath();
      return Files.getAttribute(real, "unix:uid").equals(0)
          && ((int) Files.getAttribute(real, "unix:mode") & WRITABLE_BY_OTHERS) == 0;
    } catch (IOException unreadable) {
      return false;
    }
  }
}
