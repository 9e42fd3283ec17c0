// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets one account use {@code sudo} and {@code su} without a password, but only what is started
 * here: the files lie over the machine's own in a mount namespace, and go with it.
 *
 * @param place of the files
 */
record OwnRules(Path place) {
  private static final String ENTER =
      "mount --bind \"$0/sudoers\" /etc/sudoers && mount --bind \"$0/pam.d\" /etc/pam.d && exec \"$@\"";

  private static final String SUDOERS =
      """
      Defaults env_reset, use_pty, !lecture
      Defaults secure_path="/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
      root ALL=(ALL:ALL) ALL
      %s ALL=(ALL:ALL) NOPASSWD: ALL
      """;

  private static final String PAM =
      """
      auth required pam_permit.so
      account required pam_permit.so
      password required pam_deny.so
      session required pam_permit.so
      """;

  static OwnRules of(Person person, Path place) throws IOException {
    Files.createDirectories(place.resolve("pam.d"));
    for (String service : new String[] {"su", "sudo", "other"}) {
      Files.writeString(place.resolve("pam.d").resolve(service), PAM);
    }
    Path sudoers = place.resolve("sudoers");
    Files.writeString(sudoers, SUDOERS.formatted(person.account().name()));
    Machine.must("chmod", "440", sudoers.toString());
    return new OwnRules(place);
  }

  /** Returns the words with which root starts {@code command} under these rules. */
  String[] around(List<String> command) {
    return Stream.concat(
            Stream.of("/usr/bin/unshare", "--mount", "/bin/sh", "-c", ENTER, place.toString()),
            command.stream())
        .toArray(String[]::new);
  }
}
