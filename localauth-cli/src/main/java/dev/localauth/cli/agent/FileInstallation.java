// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Our hooks as a file of their own. One that somebody else wrote is left to them: this format is
 * not changed in place.
 *
 * @param settings the file
 * @param text what it has to be
 */
record FileInstallation(SettingsFile settings, String text) implements Installation {
  @Override
  public Path file() {
    return settings.path();
  }

  @Override
  public State state() throws IOException {
    Optional<String> found = settings.read();
    if (found.filter(SettingsText::isOurs).isEmpty()) {
      return State.ABSENT;
    }
    return found.get().equals(text) ? State.INSTALLED : State.ALTERED;
  }

  @Override
  public boolean install() throws IOException {
    Optional<String> found = settings.read();
    if (found.filter(text::equals).isPresent()) {
      return false;
    }
    if (found.isPresent() && !SettingsText.isOurs(found.get())) {
      throw new IOException("it is somebody else's; have them add the hook, or move it away");
    }
    Files.createDirectories(Objects.requireNonNull(file().toAbsolutePath().getParent()));
    settings.write(text);
    return true;
  }

  @Override
  public boolean uninstall() throws IOException {
    if (state() == State.ALTERED) {
      throw new IOException("it was changed since it was installed; take the hook out by hand");
    }
    return state() == State.INSTALLED && Files.deleteIfExists(file());
  }
}
