// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.Notice;
import dev.localauth.api.PromptException;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.core.fixture.World;
import dev.localauth.core.place.Places;
import dev.localauth.core.session.SessionToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a session holds, and how long. */
class SessionLifeTest {
  private final World world;

  SessionLifeTest(@TempDir Path root) {
    world = new World(root);
    world.enroll("totp");
  }

  private void assertLocked() {
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  private void assertOpen() {
    assertEquals(new Decision.Open(Decision.How.SESSION), world.check());
  }

  private void settings(String more) {
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": \"totp\"" + more + "}}");
  }

  @Test
  void itCoversEveryProcessOfTheTerminal() {
    world.unlock();
    world.anchors().moveTo(world.anchors().inTerminal("pts/3", 100, 301, 250));
    assertOpen();
  }

  @Test
  void itCoversADetachedDescendantOfTheLeader() {
    world.unlock();
    world.anchors().moveTo(world.anchors().detached(400, 300, 100, 50));
    assertOpen();
  }

  @Test
  void itCoversATerminalOpenedFromIt() {
    world.unlock();
    Lineage inner = world.anchors().inTerminal("pts/9", 500, 510);
    world
        .anchors()
        .moveTo(
            new Lineage(
                inner.terminal(),
                inner.terminalName(),
                world.anchors().detached(510, 500, 300, 100).processes()));
    assertOpen();
  }

  @Test
  void itDoesNotCoverAnotherTerminal() {
    world.unlock();
    world.anchors().moveTo(world.anchors().inTerminal("pts/4", 101, 302));
    assertLocked();
    world.anchors().moveTo(world.anchors().detached(303));
    assertLocked();
  }

  @Test
  void aTokenOpensNothingElsewhere() throws GateClosedException {
    try (Session session = world.gate().unlock(World.person(), World.PURPOSE)) {
      Map<String, String> environment = session.environment();
      assertTrue(
          environment.getOrDefault("LOCALAUTH_SESSION", "").matches("la1_[A-Za-z0-9_-]{43}"));
      world.anchors().moveTo(world.anchors().inTerminal("pts/4", 101, 302));
      assertFalse(world.gate().check(environment).isOpen());
    }
  }

  @Test
  void aForeignTokenDisturbsNothing() {
    world.unlock();
    assertTrue(world.gate().check(Map.of("LOCALAUTH_SESSION", "la1_nonsense\n")).isOpen());
  }

  @Test
  void theTokenIsInNoFileAndOnlyItsHashIs() throws GateClosedException {
    try (Session session = world.gate().unlock(World.person(), World.PURPOSE)) {
      String token = String.valueOf(session.environment().get("LOCALAUTH_SESSION"));
      String hash = SessionToken.of(token).hash();
      assertTrue(world.files().values().stream().anyMatch(text -> text.contains(hash)));
      assertTrue(world.files().values().stream().noneMatch(text -> text.contains(token)));
      assertTrue(
          world.files().values().stream().noneMatch(text -> text.contains(token.substring(4))));
      assertFalse(session.toString().contains(token));
      session.close();
      assertEquals(Map.of(), session.environment());
    }
    assertOpen();
  }

  @Test
  void onlyWhoOpenedItKnowsTheToken() throws GateClosedException {
    world.unlock();
    try (Session again = world.gate().unlock(World.stranger(), World.PURPOSE)) {
      assertEquals(Map.of(), again.environment());
      assertTrue(again.isRequired());
    }
  }

  @Test
  void itEndsWithItsLeader() {
    world.unlock();
    Lineage orphan = world.anchors().detached(400, 300, 100);
    world.anchors().end(100);
    world.anchors().moveTo(orphan);
    assertLocked();
  }

  @Test
  void aLeaderUnderAUsedNumberIsAnother() {
    world.unlock();
    Anchor reused = new Anchor("boot-1", 100, 7777);
    world.anchors().moveTo(new Lineage(Optional.of(reused), Optional.of("pts/3"), List.of(reused)));
    assertLocked();
  }

  @Test
  void itEndsWithTheRunOfTheSystem() {
    world.unlock();
    world.anchors().reboot("boot-2");
    assertLocked();
  }

  @Test
  void itIsNotSeenFromOtherNamespaces() {
    world.unlock();
    world.anchors().enter("pid:2 time:1");
    assertLocked();
    world.anchors().enter("pid:1 time:1");
    assertOpen();
  }

  @Test
  void sweepingFromOtherNamespacesLeavesItAlone() {
    world.unlock();
    world.anchors().enter("pid:2 time:1");
    world.anchors().end(100);
    world.anchors().moveTo(world.anchors().inTerminal("pts/0", 7, 9));
    world.unlock();
    assertEquals(2, records());
  }

  @Test
  void whatDeadProcessesLeftIsSwept() throws GateClosedException, IOException {
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    Path directory = world.place().records();
    Path foreign = Files.writeString(directory.resolve("100-1000.bak"), "mine");
    Path nested = Files.createDirectory(directory.resolve("99-990"));
    Files.writeString(nested.resolve("file"), "mine");
    assertEquals(1, records());
    assertTrue(Files.exists(directory.resolve("300-3000.agent")));
    world.anchors().end(100);
    world.anchors().end(300);
    world.anchors().end(99);
    world.anchors().moveTo(world.anchors().inTerminal("pts/5", 600, 610));
    world.unlock();
    assertTrue(Files.notExists(directory.resolve("100-1000")));
    assertTrue(Files.notExists(directory.resolve("300-3000.agent")));
    assertTrue(Files.exists(foreign));
    assertTrue(Files.exists(nested.resolve("file")));
    assertTrue(Files.exists(directory.resolve("600-6000")));
  }

  private long records() {
    return world.files().keySet().stream().filter(name -> name.matches("run/.*/\\d+-\\d+")).count();
  }

  @Test
  void lockEndsThisTerminalsSessionOnly() throws GateClosedException {
    world.unlock();
    Lineage here = world.anchors().inTerminal("pts/3", 100, 300);
    world.anchors().moveTo(world.anchors().inTerminal("pts/4", 101, 302));
    world.unlock();
    assertEquals(1, world.gate().lock());
    assertEquals(0, world.gate().lock());
    assertLocked();
    world.anchors().moveTo(here);
    assertOpen();
  }

  @Test
  void lockAllEndsEverySession() throws GateClosedException {
    world.unlock();
    world.anchors().moveTo(world.anchors().inTerminal("pts/4", 101, 302));
    world.unlock();
    assertEquals(2, world.gate().lockAll());
    assertLocked();
    world.anchors().moveTo(world.anchors().inTerminal("pts/3", 100, 300));
    assertLocked();
  }

  @Test
  void whatIsLockedIsNotBackWhereRecordsWereBefore() throws GateClosedException {
    Places before = world.place();
    Path now = before.records().resolveSibling("now");
    world.unlock();
    world.places(withRecords(before, now, before.records()));
    assertLocked();
    assertEquals(1, world.gate().lock());
    world.places(before);
    assertLocked();
    world.unlock();
    world.places(withRecords(before, now, before.records()));
    assertEquals(1, world.gate().lockAll());
    world.places(before);
    assertLocked();
  }

  @Test
  void anotherUsersDirectoryInTheOtherPlaceDoesNotKeepFromLocking() throws Exception {
    world.unlock();
    Places place = world.place();
    Path other = Files.createDirectory(place.records().resolveSibling("other"));
    Files.setPosixFilePermissions(other, PosixFilePermissions.fromString("rwxrwxrwx"));
    world.places(withRecords(place, place.records(), other));
    assertEquals(1, world.gate().lockAll());
    assertLocked();
  }

  private static Places withRecords(Places place, Path now, Path before) {
    return new Places(
        place.settings(), place.policy(), place.state(), place.data(), now, Optional.of(before));
  }

  @Test
  void endRevokesItForAll() throws GateClosedException, IOException {
    Session session = world.gate().unlock(World.person(), World.PURPOSE);
    session.end();
    assertLocked();
  }

  @Test
  void maxSessionEndsItHoweverOftenItIsUsed() {
    settings(", \"maxSession\": \"PT1H\"");
    world.unlock();
    for (int i = 0; i < 3; i++) {
      world.anchors().advance(Duration.ofMinutes(19));
      world.stillOpen();
    }
    world.anchors().advance(Duration.ofMinutes(3));
    assertLocked();
  }

  @Test
  void idleTimeoutIsPutOffByOpenAndNotByCheck() {
    settings(", \"idleTimeout\": \"PT10M\"");
    world.unlock();
    world.anchors().advance(Duration.ofMinutes(9));
    world.stillOpen();
    world.anchors().advance(Duration.ofMinutes(9));
    assertOpen();
    world.anchors().advance(Duration.ofMinutes(1));
    assertLocked();
  }

  @Test
  void idleTimeoutIsPutOffByAPrompt() {
    settings(", \"idleTimeout\": \"PT10M\"");
    world.unlock();
    for (int i = 0; i < 3; i++) {
      world.anchors().advance(Duration.ofMinutes(9));
      assertEquals(new Decision.Open(Decision.How.SESSION), prompted());
    }
    world.anchors().advance(Duration.ofMinutes(10));
    assertFalse(prompted().isOpen());
    assertLocked();
    world.anchors().advance(Duration.ofMinutes(-9));
    assertOpen();
  }

  @Test
  void aPromptPutsOffATimeoutThatWasSetLater() {
    world.unlock();
    settings(", \"idleTimeout\": \"PT10M\"");
    world.anchors().advance(Duration.ofMinutes(9));
    assertTrue(prompted().isOpen());
    world.anchors().advance(Duration.ofMinutes(9));
    assertOpen();
    world.anchors().advance(Duration.ofMinutes(1));
    assertLocked();
  }

  @Test
  void aPromptOpensNothing() throws IOException {
    assertFalse(prompted().isOpen());
    assertFalse(Files.exists(world.place().records()));
  }

  @Test
  void theAgentOfAHookIsTheNearestProcessOnATerminal() throws GateClosedException {
    world.anchors().moveTo(world.anchors().detached(400, 300));
    world.anchors().put(400, world.anchors().detached(400, 300));
    world.anchors().put(300, world.anchors().inTerminal("pts/3", 100, 300));
    assertEquals(OptionalLong.of(300), world.gate().nearestOnATerminal());
    world.anchors().put(300, world.anchors().detached(300));
    world.anchors().put(1, world.anchors().detached(1));
    assertEquals(OptionalLong.empty(), world.gate().nearestOnATerminal());
  }

  @Test
  void whatTheSettingsNameIsAskedForAlthoughASessionIsOpen() throws GateClosedException {
    settings(", \"stepUp\": [\"resume\"]");
    world.unlock();
    UnlockRequest plain = UnlockRequest.PLAIN;
    launch(plain, World.nobody());
    launch(plain.startedFor(Set.of(StepUp.SKIP_PERMISSIONS)), World.nobody());
    UnlockRequest resuming = plain.startedFor(Set.of(StepUp.RESUME));
    assertEquals(
        ClosedReason.REJECTED,
        assertThrows(GateClosedException.class, () -> launch(resuming, World.stranger())).reason());
    launch(resuming, World.person());
  }

  @Test
  void thePolicyMayNameMore() throws GateClosedException {
    world.policy("{\"localAuth\": {\"stepUp\": [\"skip-permissions\"]}}");
    settings(", \"stepUp\": [\"resume\"]");
    world.unlock();
    for (StepUp stepUp : StepUp.values()) {
      UnlockRequest request = UnlockRequest.PLAIN.startedFor(Set.of(stepUp));
      assertThrows(GateClosedException.class, () -> launch(request, World.stranger()));
    }
  }

  private void launch(UnlockRequest request, Prompter prompter) throws GateClosedException {
    world.gate().launch(request, prompter, World.PURPOSE, 300).close();
  }

  @Test
  void aFreshLaunchAsksAlthoughASessionIsOpen() throws GateClosedException {
    world.unlock();
    Gate gate = world.gate();
    long pid = ProcessHandle.current().pid();
    GateClosedException closed =
        assertThrows(
            GateClosedException.class,
            () -> gate.launch(UnlockRequest.PLAIN.fresh(), World.stranger(), World.PURPOSE, pid));
    assertEquals(ClosedReason.REJECTED, closed.reason());
    assertOpen();
    gate.launch(UnlockRequest.PLAIN.fresh(), World.person(), World.PURPOSE, pid).close();
    assertOpen();
  }

  @Test
  void aSessionThatIsEndedWhileItIsUsedStaysEnded() throws Exception {
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (int i = 0; i < 300; i++) {
        world.unlock();
        Future<Decision> prompted = other.submit(this::prompted);
        assertEquals(1, world.gate().lock());
        prompted.get(1, TimeUnit.MINUTES);
        assertLocked();
      }
    } finally {
      other.shutdownNow();
    }
  }

  private Decision prompted() {
    return world.gate().prompted(Map.of());
  }

  @Test
  void limitsThatAreSetLaterHoldForOpenSessionsToo() {
    world.unlock();
    world.anchors().advance(Duration.ofMinutes(30));
    settings(", \"maxSession\": \"PT1H\"");
    assertOpen();
    world.stillOpen();
    world.anchors().advance(Duration.ofMinutes(31));
    assertLocked();
  }

  @Test
  void limitsThatAreTakenAwayLaterStillHold() {
    settings(", \"maxSession\": \"PT1H\"");
    world.unlock();
    settings("");
    assertOpen();
    world.stillOpen();
    world.anchors().advance(Duration.ofMinutes(61));
    assertLocked();
  }

  @Test
  void anIdleTimeoutThatIsSetLaterCountsFromTheLastUse() {
    world.unlock();
    world.anchors().advance(Duration.ofMinutes(30));
    settings(", \"idleTimeout\": \"PT10M\"");
    assertLocked();
  }

  @Test
  void aClockOnTheWallThatIsSetBackDoesNotProlongIt() {
    settings(", \"maxSession\": \"PT1H\"");
    world.unlock();
    world.clock().advance(Duration.ofDays(-1));
    world.anchors().advance(Duration.ofHours(1));
    assertLocked();
  }

  @Test
  void aNewEnrollmentEndsAllSessions() {
    world.unlock();
    Lineage other = world.anchors().inTerminal("pts/4", 101, 302);
    world.anchors().moveTo(other);
    world.unlock();
    world.enroll("totp");
    assertLocked();
    world.anchors().moveTo(world.anchors().inTerminal("pts/3", 100, 300));
    assertLocked();
  }

  @Test
  void aRecordOfAnEarlierGenerationOpensNothing() throws IOException {
    world.unlock();
    Path record = world.place().records().resolve("100-1000");
    byte[] earlier = Files.readAllBytes(record);
    world.enroll("totp");
    Files.write(record, earlier);
    assertLocked();
  }

  @Test
  void aBackdatedCopyOfTheSettingsIsNoticed() throws IOException {
    world.unlock();
    Path settings = world.place().settings();
    FileTime time = Files.getLastModifiedTime(settings);
    String content = Files.readString(settings);
    String other = content.replace("\"totp\"", "\"sms\" ");
    assertEquals(content.length(), other.length());
    Path copy = settings.resolveSibling("copy");
    Files.writeString(copy, other);
    Files.setLastModifiedTime(copy, time);
    Files.move(copy, settings, StandardCopyOption.REPLACE_EXISTING);
    assertEquals(time, Files.getLastModifiedTime(settings));
    assertEquals(ClosedReason.SETTINGS, world.closed().reason());
  }

  @Test
  void aPolicyThatAppearsIsNoticed() {
    world.unlock();
    world.policy("{\"localAuth\": {\"methods\": [\"passkey\"]}}");
    assertLocked();
    assertEquals(ClosedReason.POLICY, world.refused(World.person()).reason());
  }

  @Test
  void aPolicyThatTheSessionSatisfiesLeavesItOpen() {
    world.unlock();
    world.policy("{\"localAuth\": {\"required\": true, \"methods\": [\"totp\", \"pin\"]}}");
    assertOpen();
  }

  @Test
  void aWayThatTheSettingsNoLongerAcceptNoLongerOpens() {
    world.enroll(List.of(List.of("totp"), List.of("pin", "sms")));
    world.unlock();
    world.settings("{\"localAuth\": {\"enabled\": true, \"method\": [\"pin\", \"sms\"]}}");
    assertLocked();
    world.unlock();
    assertOpen();
    assertEquals(1, world.method("sms").judged());
  }

  @Test
  void aPolicyThatIsTightenedWhileThePersonTypesCounts() throws GateClosedException {
    world.unlock(
        new DuringTheQuestion(() -> world.policy("{\"localAuth\": {\"methods\": [\"passkey\"]}}")));
    assertLocked();
  }

  @Test
  void settingsThatAreChangedWhileThePersonTypesCount() throws GateClosedException {
    world.enroll(List.of(List.of("totp"), List.of("pin", "sms")));
    world.unlock(
        new DuringTheQuestion(
            () -> world.settings("{\"localAuth\": {\"method\": [\"pin\", \"sms\"]}}")));
    assertLocked();
  }

  @Test
  void scopeProcessAsksForEachLaunch() throws GateClosedException {
    settings(", \"sessionScope\": \"process\"");
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    assertOpen();
    world.anchors().moveTo(world.anchors().inTerminal("pts/3", 100, 310));
    assertLocked();
    world.anchors().moveTo(world.anchors().detached(400, 300, 100));
    assertOpen();
  }

  @Test
  void scopeProcessDoesNotUnlockATerminal() {
    settings(", \"sessionScope\": \"process\"");
    assertEquals(ClosedReason.NO_SESSION, world.refused(World.person()).reason());
  }

  @Test
  void aTerminalsSessionDoesNotSatisfyScopeProcessNorHideTheAgentsOwn() throws GateClosedException {
    world.unlock();
    settings(", \"sessionScope\": \"process\"");
    assertLocked();
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    assertOpen();
    world.anchors().moveTo(world.anchors().inTerminal("pts/3", 100, 310));
    assertLocked();
  }

  @Test
  void withoutATerminalNothingCanBeOpened() {
    world.anchors().moveTo(world.anchors().detached(300));
    GateClosedException closed = world.refused(World.person());
    assertEquals(ClosedReason.NO_TERMINAL, closed.reason());
    assertEquals(78, closed.exitCode());
    assertEquals(0, world.method("totp").judged());
  }

  @Test
  void anAgentBehindTheGateIsNeverAsked() throws GateClosedException {
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    world.gate().lock();
    world.anchors().moveTo(world.anchors().inTerminal("pts/8", 410, 420, 300, 100));
    assertEquals(ClosedReason.INSIDE_AGENT, world.refused(World.person()).reason());
    assertEquals(1, world.method("totp").judged());
  }

  @Test
  void theAgentItselfMayBeLaunchedAgain() throws GateClosedException {
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    world.gate().lock();
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    assertOpen();
  }

  @Test
  void anotherTerminalIsOpenedByAProcessInIt() throws GateClosedException {
    world.anchors().put(502, world.anchors().inTerminal("pts/9", 500, 502, 501));
    UnlockRequest request = UnlockRequest.PLAIN.forProcess(502);
    world.gate().unlock(request, World.person(), World.PURPOSE).close();
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
    assertEquals("pts/9", world.gate().status().sessions().get(0).terminal());
    world.anchors().moveTo(world.anchors().inTerminal("pts/9", 500, 502, 501));
    assertOpen();
    assertEquals(1, world.gate().lock(502));
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  @Test
  void aProcessWithoutATerminalIsOpenedByItsNumberAndNothingElseIs() throws GateClosedException {
    world.anchors().put(700, world.anchors().detached(700, 600));
    UnlockRequest request = UnlockRequest.PLAIN.forProcess(700);
    world.gate().unlock(request, World.person(), World.PURPOSE).close();
    assertLocked();
    world.anchors().moveTo(world.anchors().detached(710, 700, 600));
    assertOpen();
    world.anchors().moveTo(world.anchors().detached(720, 600));
    assertLocked();
    assertEquals(1, world.gate().lock(700));
  }

  @Test
  void whereEachLaunchIsAskedForOnlyTheNamedAgentIsOpened() throws GateClosedException {
    world.settings("{\"localAuth\": {\"enabled\": true, \"sessionScope\": \"process\"}}");
    world.anchors().put(502, world.anchors().inTerminal("pts/9", 500, 502, 501));
    UnlockRequest request = UnlockRequest.PLAIN.forProcess(502);
    world.gate().unlock(request, World.person(), World.PURPOSE).close();
    world.anchors().moveTo(world.anchors().inTerminal("pts/9", 500, 601, 502, 501));
    assertOpen();
    world.anchors().moveTo(world.anchors().inTerminal("pts/9", 500, 601));
    assertEquals(ClosedReason.NO_SESSION, world.closed().reason());
  }

  @Test
  void theStatusTellsWhatIsOpenWhere() throws GateClosedException {
    world.unlock();
    world.anchors().moveTo(world.anchors().inTerminal("pts/4", 101, 302));
    world.anchors().advance(Duration.ofMinutes(12));
    Status status = world.gate().status();
    assertFalse(status.decision().isOpen());
    assertEquals(Optional.of("pts/4"), status.terminal());
    assertEquals(
        Optional.of(new Status.Enrolled("in-memory", List.of(List.of("totp")))), status.enrolled());
    assertEquals(
        List.of(
            new Status.OpenSession(
                "pts/3", "terminal", List.of("totp"), Duration.ofMinutes(12), false)),
        status.sessions());
  }

  @Test
  void whatFailedSinceLastTimeIsTold() throws GateClosedException {
    world.refused(World.stranger());
    world.refused(World.stranger());
    try (Session session = world.gate().unlock(World.person(), World.PURPOSE)) {
      String sentence = session.sinceLastTime().orElseThrow();
      assertTrue(sentence.startsWith("2 wrong answers since the gate last opened"), sentence);
      assertTrue(sentence.endsWith("from pts/3"), sentence);
    }
    world.gate().lock();
    try (Session session = world.gate().unlock(World.person(), World.PURPOSE)) {
      assertEquals(Optional.empty(), session.sinceLastTime());
    }
  }

  /** A person who takes so long that something happens meanwhile. */
  private record DuringTheQuestion(Runnable event) implements Prompter {
    @Override
    public Secret ask(Question question) throws PromptException {
      event.run();
      return World.person().ask(question);
    }

    @Override
    public boolean confirm(String question) {
      return false;
    }

    @Override
    public void show(Notice notice) {}
  }
}
