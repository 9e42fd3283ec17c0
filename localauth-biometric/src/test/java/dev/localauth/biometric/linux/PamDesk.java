// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.api.Prompter;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testsupport.NativeBuild;
import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.pam.PamCell;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** PAM of a cell, asked for an ordinary account from outside. */
final class PamDesk implements AutoCloseable {
  static final String PASSWORD = "correct horse";
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int UID = 64_101;

  final PamCell cell = PamCell.make();
  final PamCell.Account alice = cell.account("alice", UID, PASSWORD, PamCell.Standing.GOOD);
  private final String classPath;
  private Optional<Path> module = Optional.empty();

  PamDesk() {
    // Where the account may read them, wherever the tests are run.
    Path place = cell.place().resolve("classes");
    try {
      Files.createDirectory(place);
      String jna = copy(com.sun.jna.Library.class, place, "jna.jar");
      classPath = copy(AskPam.class, place, "own") + File.pathSeparator + jna;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    cell.service("unix", "auth required pam_unix.so nodelay\naccount required pam_unix.so\n");
  }

  /** Makes a service of the module that does what it is told. */
  String script(String words) {
    if (module.isEmpty()) {
      Path library = NativeBuild.library(Path.of("src/test/c/pam_script.c"), "-l:libpam.so.0");
      Path copy = cell.place().resolve("pam_script.so");
      must("install", "-m", "755", library.toString(), copy.toString());
      module = Optional.of(copy);
    }
    cell.service(
        "script",
        "auth required " + module.get() + " " + words + "\naccount required pam_permit.so\n");
    return "script";
  }

  PamPlatform platform(PamCell.Account account, Duration patience) {
    return new PamPlatform(
        new ServiceFiles(List.of(cell.services())),
        new PamCommand(account.entering(), Optional.of(classPath)),
        new Fingers(account.entering()),
        patience);
  }

  Answer ask(String service, Prompter person) throws LocalAuthException {
    return ask(alice, service, person);
  }

  Answer ask(PamCell.Account account, String service, Prompter person) throws LocalAuthException {
    return ask(account, service, person, LIMIT);
  }

  Answer ask(PamCell.Account account, String service, Prompter person, Duration patience)
      throws LocalAuthException {
    PamPlatform platform = platform(account, patience);
    Parameters enrolled = platform.enroll(Parameters.of(Map.of("pam-service", service)));
    return platform.ask(enrolled, context(person));
  }

  static FixedContext context(Prompter person) {
    InMemorySecretStore store = new InMemorySecretStore();
    return FixedContext.of(
        store.scopedTo("biometric"),
        person,
        MutableClock.at(Instant.parse("2026-01-02T03:04:05Z")),
        new InMemoryReplayGuard());
  }

  @Override
  public void close() {
    cell.close();
  }

  private static String copy(Class<?> type, Path place, String name) {
    Path source;
    try {
      source = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException impossible) {
      throw new AssertionError(impossible);
    }
    Path target = place.resolve(name);
    must("cp", "-r", source.toString(), target.toString());
    must("chmod", "-R", "a+rX", place.toString());
    return target.toString();
  }

  private static void must(String... words) {
    Processes.Run run = Processes.run(LIMIT, words);
    if (run.exitCode() != 0) {
      throw new AssertionError(String.join(" ", words) + ": " + run.stderr());
    }
  }
}
