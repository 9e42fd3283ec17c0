// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Native;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchorException.Reason;
import dev.localauth.testsupport.NativeBuild;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The calls and structures against a double that a C compiler laid out. */
class NativeDarwinIT {
  private static final int TTYS003 = 0x10000003;
  private static final char RUNNING = 2;
  private static final char ZOMBIE = 5;
  private static final String BOOT = "0A1B2C3D-0000-1111-2222-333344445555";
  private static final int EPERM = 1;

  private static String library;
  private static Controls controls;

  private final Darwin darwin = new NativeDarwin(() -> Native.load(library, LibSystem.class));

  /** What {@code libsystem_double.c} lets tests turn. */
  interface Controls extends Library {
    void double_process(
        int pid, int parent, int session, int terminal, byte state, long seconds, int micros);

    void double_boot(String session, long now);

    void double_refuse(int error);
  }

  @BeforeAll
  static void build() {
    library = NativeBuild.library(Path.of("src/test/c/libsystem_double.c")).toString();
    controls = Native.load(library, Controls.class);
    process(1, 0, 1, 0, RUNNING, 1_000_000_000);
    process(20, 1, 20, TTYS003, RUNNING, 1_700_000_000);
    process(30, 20, 20, TTYS003, RUNNING, 1_700_000_001);
    process(31, 20, 20, -1, RUNNING, 1_700_000_002);
    process(40, 30, 20, TTYS003, ZOMBIE, 1_700_000_003);
  }

  @BeforeEach
  void boot() {
    controls.double_boot(BOOT, 90_061_000_000_123L);
  }

  @AfterEach
  void answerAgain() {
    controls.double_refuse(0);
  }

  private static void process(
      int pid, int parent, int session, int terminal, char state, long seconds) {
    controls.double_process(pid, parent, session, terminal, (byte) state, seconds, 999_999);
  }

  private static void assertUntold(Executable call) {
    assertEquals(Reason.UNREADABLE, assertThrows(SessionAnchorException.class, call).reason());
  }

  @Test
  void eachFieldIsReadWhereTheKernelPutsIt() throws SessionAnchorException {
    assertEquals(
        Optional.of(new ProcessEntry(30, 20, TTYS003, 1_700_000_001_999_999L)), darwin.process(30));
    assertEquals(20, darwin.session(30));
  }

  @Test
  void aProcessWithoutATerminalHasNone() throws SessionAnchorException {
    assertEquals(0, darwin.process(31).orElseThrow().terminal());
    assertEquals(0, darwin.process(1).orElseThrow().terminal());
  }

  @Test
  void aZombieHasEnded() throws SessionAnchorException {
    assertEquals(Optional.empty(), darwin.process(40));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 99, 1L << 32 | 20, Long.MAX_VALUE})
  void aNumberThatNoProcessHasIsNoProcess(long pid) throws SessionAnchorException {
    assertEquals(Optional.empty(), darwin.process(pid));
  }

  @Test
  void theSessionOfAProcessThatIsGoneIsNone() throws SessionAnchorException {
    assertEquals(0, darwin.session(99));
  }

  @Test
  void aTerminalHasTheKernelsName() throws SessionAnchorException {
    assertEquals(Optional.of("ttys003"), darwin.terminalName(TTYS003));
    assertEquals(Optional.empty(), darwin.terminalName(0x10000063));
  }

  @Test
  void theBootSessionIsNamedInLowerCase() throws SessionAnchorException {
    assertEquals("0a1b2c3d-0000-1111-2222-333344445555", darwin.bootSession());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "0A1B2C3D-0000-1111-2222-33334444555", "../../../../../../../etc/x"})
  void whatIsNoUuidNamesNoBootSession(String id) {
    controls.double_boot(id, 1);
    assertUntold(darwin::bootSession);
  }

  @Test
  void theBootClockIsInNanoseconds() throws SessionAnchorException {
    assertEquals(Duration.ofSeconds(90_061).plusNanos(123), darwin.sinceBoot());
  }

  @Test
  void aClockThatStandsStillIsNoClock() {
    controls.double_boot(BOOT, 0);
    assertUntold(darwin::sinceBoot);
  }

  @Test
  void aRefusalIsNeverAbsence() {
    controls.double_refuse(EPERM);
    assertUntold(() -> darwin.process(30));
    assertUntold(darwin::bootSession);
  }

  @Test
  void withoutTheLibraryNothingIsTold() {
    Darwin without =
        new NativeDarwin(() -> Native.load("/nowhere/libSystem.B.dylib", LibSystem.class));
    assertUntold(() -> without.process(30));
    assertUntold(without::sinceBoot);
  }

  @Test
  void theLineageOfAShellIsThatOfItsTab() throws SessionAnchorException {
    MacSessionAnchors anchors = new MacSessionAnchors(darwin);
    assertEquals(20, anchors.lineage(30).terminal().orElseThrow().pid());
    assertEquals(3, anchors.lineage(30).processes().size());
    assertTrue(anchors.alive(anchors.lineage(30).terminal().orElseThrow()));
  }
}
