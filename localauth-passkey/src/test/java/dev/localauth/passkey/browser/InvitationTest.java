// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testkit.FixedContext;
import dev.localauth.testkit.InMemoryReplayGuard;
import dev.localauth.testkit.InMemorySecretStore;
import dev.localauth.testkit.MutableClock;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testkit.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InvitationTest {
  private static final String ADDRESS = "http://localhost:1234/token/";

  private final ScriptedPrompter person = ScriptedPrompter.answering();
  private final Conversation<String> conversation =
      new Conversation<>(unused -> {}, System::nanoTime);

  private Invitation invitation(Duration untilTold) {
    FixedContext context =
        FixedContext.of(
            new InMemorySecretStore().scopedTo("passkey"),
            person,
            MutableClock.at(Instant.EPOCH),
            new InMemoryReplayGuard());
    return new Invitation(context, ADDRESS, untilTold, Ceremony.LONG);
  }

  private List<String> shown() {
    return person.shown().stream().map(Shown::text).toList();
  }

  @Test
  void aBrowserThatComesIsEnough() throws Exception {
    PersonsBrowser browser =
        address -> {
          assertEquals(ADDRESS, address);
          begin();
          return new CompletableFuture<>();
        };
    invitation(Ceremony.LONG).toThisMachine(Optional.of(browser), conversation);
    assertEquals(List.of("opening your browser; confirm there"), shown());
  }

  private void begin() throws IOException {
    try {
      conversation.begin(Ceremony.bytes(7));
    } catch (RefusedException e) {
      throw new IOException(e);
    }
  }

  @Test
  void theAddressIsToldIfNoBrowserComes() throws Exception {
    PersonsBrowser silent = address -> new CompletableFuture<>();
    invitation(Duration.ofMillis(1)).toThisMachine(Optional.of(silent), conversation);
    assertEquals(
        List.of("opening your browser; confirm there", "if no page has opened, go to:", ADDRESS),
        shown());
  }

  @Test
  void theAddressIsToldAtOnceIfTheBrowserCannotBeOpened() throws Exception {
    PersonsBrowser failing = address -> CompletableFuture.completedStage(false);
    PersonsBrowser missing =
        address -> {
          throw new IOException("missing");
        };
    invitation(Ceremony.LONG).toThisMachine(Optional.of(failing), conversation);
    invitation(Ceremony.LONG).toThisMachine(Optional.of(missing), conversation);
    invitation(Ceremony.LONG).toThisMachine(Optional.empty(), conversation);
    String open = "open this page in your browser and confirm there:";
    assertEquals(
        List.of(
            "opening your browser; confirm there",
            "if no page has opened, go to:",
            ADDRESS,
            open,
            ADDRESS,
            open,
            ADDRESS),
        shown());
  }

  @Test
  void theProgramIsHandedTheAddressAndNoOtherProgram(@TempDir Path directory) throws Exception {
    Path said = directory.resolve("said");
    Path program = directory.resolve("browser");
    Files.writeString(
        program,
        """
        #!/bin/sh
        session() { echo "$4"; }
        read -r stat </proc/$$/stat
        session ${stat##*)} >"%1$s.new"
        printf '%%s\\n' "$$" "$#" "$1" "${BROWSER-none}" "$XDG_DATA_DIRS" >>"%1$s.new"
        mv "%1$s.new" "%1$s"
        [ "$1" = good ]
        """
            .formatted(said));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    PersonsBrowser browser =
        BrowserProgram.first(List.of(directory.resolve("missing"), program)).orElseThrow();
    assertEquals(true, opened(browser, "good"));
    List<String> lines = Files.readAllLines(said);
    assertEquals(lines.get(0).trim(), lines.get(1), "in the session of this terminal");
    assertEquals(List.of("1", "good", "none"), lines.subList(2, 5));
    assertTrue(lines.get(5).startsWith("/"));
    assertEquals(false, opened(browser, "bad"));
  }

  private static boolean opened(PersonsBrowser browser, String address) throws Exception {
    return browser.open(address).toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Test
  void theWaysOfASystemAreItsOwn() {
    assertEquals(
        WindowsShell.class,
        new Surroundings("Windows 11", Map.of()).browser().orElseThrow().getClass());
    assertTrue(new Surroundings("Mac OS X", Map.of()).isHere());
    assertTrue(new Surroundings("Linux", Map.of("WAYLAND_DISPLAY", "wayland-0")).isHere());
  }
}
