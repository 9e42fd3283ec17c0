// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/**
 * A program at a fixed place that opens an address in the person's browser.
 *
 * @param program it
 */
record BrowserProgram(Path program) implements PersonsBrowser {
  /** A browser that it starts must outlive Ctrl-C in, and the end of, this terminal. */
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  /** Where desktop entries of packages and bundles are; the launcher hands no such variable on. */
  private static final String DATA =
      "/usr/local/share:/usr/share:/var/lib/snapd/desktop:/var/lib/flatpak/exports/share";

  private static final List<Path> ON_LINUX =
      Stream.of(
              "xdg-open",
              "x-www-browser",
              "firefox",
              "chromium",
              "chromium-browser",
              "google-chrome",
              "brave-browser",
              "microsoft-edge")
          .map(Path.of("/usr/bin")::resolve)
          .toList();

  static Optional<PersonsBrowser> onLinux() {
    return first(ON_LINUX);
  }

  static Optional<PersonsBrowser> onMac() {
    return first(List.of(Path.of("/usr/bin/open")));
  }

  static Optional<PersonsBrowser> first(List<Path> programs) {
    return programs.stream().filter(Files::isExecutable).findFirst().map(BrowserProgram::new);
  }

  @Override
  public CompletionStage<Boolean> open(String address) throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      command.add(SETSID.toString());
    }
    command.addAll(List.of(program.toString(), address));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("BROWSER");
    builder.environment().putIfAbsent("XDG_DATA_DIRS", DATA);
    builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
    Process process = builder.start();
    process.getOutputStream().close();
    return process.onExit().thenApply(ended -> ended.exitValue() == 0);
  }
}
