// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchorException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which process stands for a tab of Terminal. */
class MacSessionAnchorsTest {
  private static final int TTYS003 = 0x10000003;

  private final FakeDarwin darwin = new FakeDarwin();
  private final MacSessionAnchors anchors = new MacSessionAnchors(darwin);

  /** launchd 1, Terminal 10, login 20, which leads ttys003, zsh 30, node 40. */
  private static final class FakeDarwin implements Darwin {
    private final Map<Long, ProcessEntry> processes = new HashMap<>();
    private final Map<Long, Long> sessions = new HashMap<>();
    private String boot = "11111111-2222-3333-4444-555555555555";

    FakeDarwin() {
      put(1, 0, 1, 0, 1);
      put(10, 1, 10, 0, 100);
      put(20, 10, 20, TTYS003, 200);
      put(30, 20, 20, TTYS003, 300);
      put(40, 30, 20, TTYS003, 400);
    }

    private void put(long pid, long parent, long session, int terminal, long start) {
      processes.put(pid, new ProcessEntry(pid, parent, terminal, start));
      sessions.put(pid, session);
    }

    private void end(long pid) {
      processes.remove(pid);
      sessions.remove(pid);
    }

    @Override
    public Optional<ProcessEntry> process(long pid) {
      return Optional.ofNullable(processes.get(pid));
    }

    @Override
    public long session(long pid) {
      return sessions.getOrDefault(pid, 0L);
    }

    @Override
    public Optional<String> terminalName(int device) {
      return Optional.of("ttys00" + (device & 0xff));
    }

    @Override
    public String bootSession() {
      return boot;
    }

    @Override
    public Duration sinceBoot() {
      return Duration.ofHours(1);
    }
  }

  private Optional<Long> leader() throws SessionAnchorException {
    return anchors.lineage(40).terminal().map(Anchor::pid);
  }

  @Test
  void theLoginOfTheTabStandsForIt() throws SessionAnchorException {
    Lineage lineage = anchors.lineage(40);
    assertEquals(Optional.of(new Anchor(darwin.boot, 20, 200)), lineage.terminal());
    assertEquals(Optional.of("ttys003"), lineage.terminalName());
    assertEquals(
        List.of(40L, 30L, 20L, 10L, 1L), lineage.processes().stream().map(Anchor::pid).toList());
  }

  @Test
  void withoutATerminalThereIsNoLeader() throws SessionAnchorException {
    darwin.put(40, 30, 40, 0, 400);
    assertEquals(Optional.empty(), leader());
    assertEquals(Optional.empty(), anchors.lineage(40).terminalName());
  }

  @Test
  void aLeaderThatIsGoneIsNoAnchor() throws SessionAnchorException {
    darwin.end(20);
    assertEquals(Optional.empty(), leader());
  }

  @Test
  void aLeaderThatGaveUpItsTerminalIsNoAnchor() throws SessionAnchorException {
    darwin.put(20, 10, 20, 0, 200);
    assertEquals(Optional.empty(), leader());
  }

  @Test
  void anotherProcessUnderTheLeadersNumberIsNoAnchor() throws SessionAnchorException {
    darwin.put(20, 10, 20, TTYS003, 401);
    assertEquals(Optional.empty(), leader());
    darwin.put(20, 10, 10, TTYS003, 200);
    assertEquals(Optional.empty(), leader(), "it leads no session");
  }

  @Test
  void aYoungerProcessUnderAParentsNumberEndsTheChain() throws SessionAnchorException {
    darwin.put(30, 20, 20, TTYS003, 401);
    assertEquals(1, anchors.lineage(40).processes().size());
  }

  @Test
  void aParentThatHasEndedEndsTheChain() throws SessionAnchorException {
    darwin.end(30);
    assertEquals(1, anchors.lineage(40).processes().size());
  }

  @Test
  void aProcessThatNamesItselfItsParentEndsTheChain() throws SessionAnchorException {
    darwin.put(30, 30, 20, TTYS003, 300);
    assertEquals(2, anchors.lineage(40).processes().size());
  }

  @Test
  void anAnchorLivesAsLongAsThatProcessInThatRunOfTheSystem() throws SessionAnchorException {
    Anchor anchor = anchors.lineage(40).terminal().orElseThrow();
    assertTrue(anchors.alive(anchor));
    darwin.boot = darwin.boot.replace('1', '0');
    assertFalse(anchors.alive(anchor), "the system was started again");
    darwin.boot = darwin.boot.replace('0', '1');
    darwin.put(20, 10, 20, TTYS003, 201);
    assertFalse(anchors.alive(anchor), "another process has its number");
    darwin.end(20);
    assertFalse(anchors.alive(anchor));
  }

  @Test
  void ofAProcessThatIsNotThereNothingIsTold() {
    SessionAnchorException thrown =
        assertThrows(SessionAnchorException.class, () -> anchors.lineage(50));
    assertEquals(SessionAnchorException.Reason.GONE, thrown.reason());
  }

  @Test
  void onAnotherSystemItSaysThatItIsNotForIt() {
    assertEquals(
        System.getProperty("os.name").startsWith("Mac"), new MacSessionAnchors().supported());
  }
}
