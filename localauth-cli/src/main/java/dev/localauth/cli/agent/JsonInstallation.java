// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Our hooks in a JSON file. Beside it stays what was there before, so that it can be put back to
 * the letter.
 */
final class JsonInstallation implements Installation {
  private final SettingsFile file;
  private final SettingsFile before;
  private final SettingsFile created;
  private final SettingsText text;

  JsonInstallation(JsonSettings settings) {
    file = new SettingsFile(settings.file(), settings.readers());
    before = beside(".before-localauth");
    created = beside(".made-by-localauth");
    text = new SettingsText(settings);
  }

  private SettingsFile beside(String suffix) {
    return new SettingsFile(
        file.path().resolveSibling(file.path().getFileName() + suffix), file.readers());
  }

  @Override
  public Path file() {
    return file.path();
  }

  @Override
  public State state() throws IOException {
    Optional<String> found = file.read();
    if (found.filter(SettingsText::isOurs).isEmpty()) {
      return State.ABSENT;
    }
    return text.with(found.get()).equals(found.get()) ? State.INSTALLED : State.ALTERED;
  }

  @Override
  public boolean install() throws IOException {
    Optional<String> found = file.read();
    String wanted = text.with(found.orElse(""));
    if (found.filter(wanted::equals).isPresent()) {
      return false;
    }
    file.requireWritable();
    if (found.isEmpty()) {
      Files.deleteIfExists(before.path());
      int directories = makeDirectories(directory());
      created.write(directories + "\n");
    } else if (!SettingsText.isOurs(found.get())) {
      before.write(found.get());
      Files.deleteIfExists(created.path());
    }
    file.write(wanted);
    return true;
  }

  private Path directory() {
    return Objects.requireNonNull(file.path().toAbsolutePath().getParent());
  }

  private static int makeDirectories(Path directory) throws IOException {
    int missing = 0;
    for (Path each = directory; each != null && Files.notExists(each); each = each.getParent()) {
      missing++;
    }
    Files.createDirectories(directory);
    return missing;
  }

  @Override
  public boolean uninstall() throws IOException {
    Optional<String> found = file.read();
    if (found.filter(SettingsText::isOurs).isEmpty()) {
      return false;
    }
    file.requireWritable();
    String old = before.read().orElse("");
    boolean isUntouched = text.with(old).equals(found.get());
    String rest = isUntouched ? old : text.without(found.get(), old);
    if (created.read().isPresent() && SettingsText.isEmpty(rest)) {
      removeWhatWasMade();
    } else {
      file.write(rest);
      Files.deleteIfExists(created.path());
    }
    Files.deleteIfExists(before.path());
    return true;
  }

  private void removeWhatWasMade() throws IOException {
    String noted = created.read().orElse("").strip();
    int directories = noted.matches("[0-9]{1,2}") ? Integer.parseInt(noted) : 0;
    Files.delete(file.path());
    Files.deleteIfExists(created.path());
    Path directory = directory();
    try {
      for (int i = 0; i < directories && directory != null; i++) {
        Files.delete(directory);
        directory = directory.getParent();
      }
    } catch (DirectoryNotEmptyException inUse) {
      // the agent keeps other things there
    }
  }
}
