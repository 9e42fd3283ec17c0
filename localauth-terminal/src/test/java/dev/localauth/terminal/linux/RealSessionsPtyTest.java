// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Anchor;
import dev.localauth.api.SessionAnchors;
import dev.localauth.testsupport.PseudoTerminal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The same, with what the kernel of this machine says. */
final class RealSessionsPtyTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final SessionAnchors anchors = new LinuxSessionAnchors();

  @Test
  void aProgramSeesTheLeaderOfItsTerminal() {
    try (PseudoTerminal terminal = probe("\"$@\"; true")) {
      terminal.expect("leader " + terminal.pid() + ";", SOON);
      terminal.expect("name " + Path.of("/dev").relativize(terminal.device()) + ";", SOON);
      terminal.expect(Pattern.compile("chain \\d+ " + terminal.pid() + " .*;"), SOON);
    }
  }

  @Test
  void aProgramInASessionOfItsOwnHasNoLeaderButTheSameParents() {
    try (PseudoTerminal terminal = probe("setsid -w \"$@\"; true")) {
      terminal.expect("leader 0;", SOON);
      terminal.expect("name none;", SOON);
      terminal.expect(Pattern.compile("chain \\d+ " + terminal.pid() + " .*;"), SOON);
    }
  }

  @Test
  void aLeaderWithoutATerminalIsNoAnchor() throws Exception {
    Process leader = new ProcessBuilder("setsid", "sleep", "1000").start();
    try {
      assertTrue(anchors.lineage(leader.pid()).terminal().isEmpty());
    } finally {
      leader.destroyForcibly();
    }
  }

  @Test
  void anAnchorLivesAsLongAsItsProcess() throws Exception {
    Process process = new ProcessBuilder("sleep", "1000").start();
    Anchor anchor = anchors.lineage(process.pid()).processes().get(0);
    try {
      assertTrue(anchors.alive(anchor));
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertFalse(anchors.alive(anchor));
  }

  @Test
  void timeGoesOn() throws Exception {
    Duration before = anchors.sinceBoot();
    assertTrue(anchors.sinceBoot().compareTo(before) >= 0);
    assertTrue(before.compareTo(Duration.ofSeconds(1)) > 0);
  }

  @Test
  void itAloneIsFoundForThisSystem() {
    List<SessionAnchors> found =
        ServiceLoader.load(SessionAnchors.class).stream()
            .map(ServiceLoader.Provider::get)
            .filter(SessionAnchors::supported)
            .toList();
    assertEquals(List.of(LinuxSessionAnchors.class), found.stream().map(Object::getClass).toList());
  }

  private static PseudoTerminal probe(String script) {
    return PseudoTerminal.start(
        Stream.concat(
                Stream.of("sh", "-c", script, "sh"),
                Stream.of(
                    System.getProperty("java.home") + "/bin/java",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    withoutNativeAccess(),
                    AnchorProbe.class.getName()))
            .toArray(String[]::new));
  }

  /** A check has no time to load native code, so it must work without JNA. */
  private static String withoutNativeAccess() {
    return Pattern.compile(":")
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(entry -> !entry.contains("jna"))
        .reduce((one, other) -> one + ":" + other)
        .orElseThrow();
  }
}
