// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Anchor;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.api.SessionAnchorException.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every case in a {@code /proc} of files. */
final class LinuxSessionAnchorsTest {
  private static final int PTS_1 = 136 << 8 | 1;

  @TempDir private Path root;
  private FakeProc proc;

  @BeforeEach
  void aTerminalWithAShellAndAnAgent() {
    proc =
        new FakeProc(root)
            .process(1, 0, 1, 0, 5)
            .process(50, 1, 50, 0, 40)
            .process(100, 50, 100, PTS_1, 900)
            .process(200, 100, 100, PTS_1, 1000);
  }

  @Test
  void theLeaderOfTheTerminalIsFound() throws Exception {
    assertEquals(Optional.of(anchor(100, 900)), proc.anchors().lineage(200).terminal());
    assertEquals(Optional.of("pts/1"), proc.anchors().lineage(200).terminalName());
  }

  @Test
  void theChainGoesUpToTheFirstProcess() throws Exception {
    assertEquals(
        List.of(anchor(200, 1000), anchor(100, 900), anchor(50, 40), anchor(1, 5)),
        proc.anchors().lineage(200).processes());
  }

  @Test
  void withoutATerminalThereIsNoLeader() throws Exception {
    proc.process(200, 100, 100, 0, 1000);
    assertEquals(Optional.empty(), proc.anchors().lineage(200).terminal());
    assertEquals(Optional.empty(), proc.anchors().lineage(200).terminalName());
  }

  @Test
  void aLeaderThatIsGoneIsNoAnchor() throws Exception {
    proc.process(200, 1, 99, PTS_1, 1000);
    assertEquals(Optional.empty(), proc.anchors().lineage(200).terminal());
    assertEquals(Optional.of("pts/1"), proc.anchors().lineage(200).terminalName());
  }

  @ParameterizedTest
  @CsvSource({
    "100, 0, 900, S",
    "100, 34818, 900, S",
    "50, 34817, 900, S",
    "100, 34817, 1001, S",
    "100, 34817, 900, Z",
    "100, 34817, 900, X"
  })
  void aLeaderOfAnotherTerminalOrSessionOrTimeIsNoAnchor(
      long session, int terminal, long start, char state) throws Exception {
    proc.process(100, "(sh)", state, 50, session, terminal, start);
    assertEquals(Optional.empty(), proc.anchors().lineage(200).terminal());
  }

  @Test
  void aParentThatStartedAfterItsChildIsAnotherProcess() throws Exception {
    proc.process(50, 1, 50, 0, 901);
    assertEquals(
        List.of(anchor(200, 1000), anchor(100, 900)), proc.anchors().lineage(200).processes());
  }

  @Test
  void theChainEndsAtAParentThatIsGoneOrOfAnotherContainer() throws Exception {
    proc.process(100, 99, 100, PTS_1, 900);
    assertEquals(2, proc.anchors().lineage(200).processes().size());
    proc.process(100, 0, 100, PTS_1, 900);
    assertEquals(2, proc.anchors().lineage(200).processes().size());
  }

  @Test
  void aCircleEnds() throws Exception {
    proc.process(100, 200, 100, PTS_1, 1000);
    assertFalse(proc.anchors().lineage(200).processes().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(x) R 1 1 1 1)",
        "(x) R 1 1 1)",
        "(\n\n) S 1 1)",
        "()",
        "()))",
        "( )",
        "(\u00ff\u00fe\u0080)",
        "(a (b) c)"
      })
  void aHostileNameChangesNothing(String name) throws Exception {
    proc.process(200, name, 'S', 100, 100, PTS_1, 1000);
    assertEquals(Optional.of(anchor(100, 900)), proc.anchors().lineage(200).terminal());
    assertEquals(anchor(200, 1000), proc.anchors().lineage(200).processes().get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "200",
        "200 (sh",
        "200 (sh)",
        "200 (sh) ",
        "200 (sh) S 100",
        "200 (sh) S 100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000",
        "201 (sh) S 100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000 2 3",
        "200 (sh) SS 100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000 2 3",
        "200 (sh)  100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000 2 3",
        "200 (sh) S -100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000 2 3",
        "200 (sh) S 100 200 x 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000 2 3",
        "200 (sh) S 100 200 100 99999999999 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 1000 2 3",
        "200 (sh) S 100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 +1000 2 3",
        "200 (sh) S 100 200 100 34817 200 4194560 1 2 3 4 5 6 7 8 20 0 1 0 99999999999999999999 2"
      })
  void aFileThatIsNotWhollyThereIsUnreadable(String stat) {
    proc.file("200/stat", stat);
    assertReason(Reason.UNREADABLE, () -> proc.anchors().lineage(200));
    assertReason(Reason.UNREADABLE, () -> proc.anchors().alive(anchor(200, 1000)));
  }

  @Test
  void anEndlessFileIsUnreadable() {
    proc.file("200/stat", new byte[1 << 20]);
    assertReason(Reason.UNREADABLE, () -> proc.anchors().lineage(200));
  }

  @Test
  void aParentOrLeaderThatCannotBeReadIsNotAbsent() {
    proc.file("100/stat", "garbage");
    assertReason(Reason.UNREADABLE, () -> proc.anchors().lineage(200));
  }

  @Test
  void aProcessThatIsNotThereOrHasEndedIsGone() {
    assertReason(Reason.GONE, () -> proc.anchors().lineage(300));
    proc.process(200, "(sh)", 'Z', 100, 100, PTS_1, 1000);
    assertReason(Reason.GONE, () -> proc.anchors().lineage(200));
  }

  @Test
  void aliveIsExactlyThisProcess() throws Exception {
    assertTrue(proc.anchors().alive(anchor(100, 900)));
    assertFalse(proc.anchors().alive(anchor(100, 901)));
    assertFalse(proc.anchors().alive(anchor(300, 900)));
    assertFalse(proc.anchors().alive(new Anchor(FakeProc.BOOT_ID.replace('0', '1'), 100, 900)));
    proc.process(100, "(sh)", 'Z', 50, 100, PTS_1, 900);
    assertFalse(proc.anchors().alive(anchor(100, 900)));
  }

  @Test
  void theBootIdAndTheTimeSinceAreRead() throws Exception {
    assertEquals(FakeProc.BOOT_ID, proc.anchors().bootId());
    assertEquals(Duration.ofMillis(2_840_390), proc.anchors().sinceBoot());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "none", "0f2c0c3e-5b4a-4d1e-9f60-2f4b6a1c7d8e x"})
  void aBootIdOfAnotherFormIsUnreadable(String id) {
    proc.file("sys/kernel/random/boot_id", id);
    assertReason(Reason.UNREADABLE, () -> proc.anchors().bootId());
    assertReason(Reason.UNREADABLE, () -> proc.anchors().alive(anchor(100, 900)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1.00 2.00", "99999999999999.00 1.00", "1 2", "1.5 2.5"})
  void aTimeOfAnotherFormIsUnreadable(String uptime) {
    proc.file("uptime", uptime);
    assertReason(Reason.UNREADABLE, () -> proc.anchors().sinceBoot());
  }

  @Test
  void theNamespacesAreThoseOfNumbersAndOfTheClock() throws Exception {
    proc.link("self/ns/pid", "pid:[4026531836]").link("self/ns/time", "time:[4026531834]");
    assertEquals("pid:[4026531836],time:[4026531834]", proc.anchors().namespaces());
  }

  @Test
  void anOldKernelHasOneForAll() throws Exception {
    proc.link("self/ns/pid", "pid:[4026531836]");
    assertEquals("pid:[4026531836],none", proc.anchors().namespaces());
  }

  @Test
  void aNamespaceThatIsNoLinkIsUnreadable() {
    proc.file("self/ns/pid", "x");
    assertReason(Reason.UNREADABLE, () -> proc.anchors().namespaces());
  }

  @ParameterizedTest
  @CsvSource({
    "34816, pts/0",
    "34817, pts/1",
    "35071, pts/255",
    "1083392, pts/256",
    "35072, pts/256",
    "1025, tty1",
    "1087, tty63",
    "1088, ttyS0",
    "1152, ttyS64"
  })
  void terminalsHaveTheKernelsNames(int device, String name) {
    assertEquals(Optional.of(name), TerminalNumber.name(device));
  }

  @Test
  void aTerminalOfAnotherKindHasNoName() {
    assertEquals(Optional.empty(), TerminalNumber.name(188 << 8));
    assertEquals(Optional.empty(), TerminalNumber.name(-1));
  }

  private static Anchor anchor(long pid, long start) {
    return new Anchor(FakeProc.BOOT_ID, pid, start);
  }

  private static void assertReason(Reason reason, Executable executable) {
    assertEquals(reason, assertThrows(SessionAnchorException.class, executable).reason());
  }
}
