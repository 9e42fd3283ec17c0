// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Lineage;
import dev.localauth.api.Purpose;
import dev.localauth.core.fixture.World;
import dev.localauth.testkit.ScriptedPrompter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Agents without a terminal, and the person who lets them in from one. */
class WaitingAgentsTest {
  private static final Purpose EDITOR = new Purpose("claude", Optional.of("/src/app"));

  private final World world;
  private final Lineage person;

  WaitingAgentsTest(@TempDir Path root) {
    world = new World(root);
    person = world.anchors().inTerminal("pts/3", 100, 300);
  }

  @BeforeEach
  void enroll() {
    world.enroll("totp");
    world.anchors().put(700, world.anchors().detached(700, 600));
  }

  private void await(long process) throws GateClosedException {
    world.gate().await(process, EDITOR);
  }

  private Session unlock(ScriptedPrompter prompter) throws GateClosedException {
    return world.gate().unlock(UnlockRequest.PLAIN.andWaiting(), prompter, World.PURPOSE);
  }

  private boolean isOpen(Lineage lineage) {
    world.anchors().moveTo(lineage);
    boolean open = world.gate().check(Map.of()).isOpen();
    world.anchors().moveTo(person);
    return open;
  }

  private static ScriptedPrompter refusing() {
    return World.personWho(question -> false);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(world.place().records())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void oneAnswerOpensTheTerminalAndTheAgentThatWaits() throws GateClosedException, IOException {
    await(700);
    ScriptedPrompter prompter = World.person();
    try (Session session = unlock(prompter)) {
      assertEquals(List.of(700L), session.letIn());
      assertTrue(session.isOwn());
    }
    assertEquals(1, world.method("totp").judged());
    assertEquals(
        "localauth: claude in /src/app waits without a terminal (process 700)",
        prompter.shown().get(0).text());
    assertTrue(isOpen(person));
    assertTrue(isOpen(world.anchors().detached(710, 700, 600)));
    assertFalse(isOpen(world.anchors().detached(720, 600)));
    assertFalse(files().toString().contains("request"), files().toString());
  }

  @Test
  void whoIsNotLetInStaysOutAndWaitsOn() throws GateClosedException {
    await(700);
    ScriptedPrompter prompter = refusing();
    try (Session session = unlock(prompter)) {
      assertEquals(List.of(), session.letIn());
    }
    assertTrue(isOpen(person));
    assertFalse(isOpen(world.anchors().detached(700, 600)));
    assertEquals(1, unlockAgain(refusing()).confirmations().size());
  }

  private ScriptedPrompter unlockAgain(ScriptedPrompter prompter) throws GateClosedException {
    unlock(prompter).close();
    return prompter;
  }

  @Test
  void anOpenTerminalIsAskedOnceMoreForAnAgent() throws GateClosedException {
    world.unlock();
    await(700);
    GateClosedException closed =
        assertThrows(GateClosedException.class, () -> unlock(World.stranger()));
    assertEquals(ClosedReason.REJECTED, closed.reason());
    assertFalse(isOpen(world.anchors().detached(700, 600)));
    assertTrue(isOpen(person));
    unlockAgain(World.person());
    assertTrue(isOpen(world.anchors().detached(700, 600)));
  }

  @Test
  void whereEachLaunchIsAskedForTheAgentAloneIsOpened() throws GateClosedException {
    world.settings("{\"localAuth\": {\"enabled\": true, \"sessionScope\": \"process\"}}");
    await(700);
    try (Session session = unlock(World.person())) {
      assertFalse(session.isOwn());
      assertEquals(List.of(700L), session.letIn());
    }
    assertTrue(isOpen(world.anchors().detached(710, 700, 600)));
    assertFalse(isOpen(person));
  }

  @Test
  void whoIsInAnOpenSessionOrDeadOrElsewhereIsNotAskedAbout() throws GateClosedException {
    await(700);
    unlockAgain(World.person());
    await(700);
    assertEquals(List.of(), unlockAgain(World.person()).confirmations());
    world.anchors().put(800, world.anchors().detached(800, 600));
    await(800);
    world.anchors().enter("pid:2 time:2");
    await(700);
    world.anchors().end(700);
    world.gate().lockAll();
    assertEquals(List.of(), unlockAgain(World.person()).confirmations());
  }

  @Test
  void anAgentMayNotLetAnotherIn() throws GateClosedException {
    world.gate().launch(World.person(), World.PURPOSE, 300).close();
    await(700);
    world.anchors().moveTo(world.anchors().inTerminal("pts/8", 410, 420, 300, 100));
    ScriptedPrompter prompter = World.person();
    GateClosedException closed = assertThrows(GateClosedException.class, () -> unlock(prompter));
    assertEquals(ClosedReason.INSIDE_AGENT, closed.reason());
    assertEquals(0, prompter.prompts());
  }

  @Test
  void nobodyIsAskedAboutMoreThanFive() throws GateClosedException {
    for (long pid = 701; pid < 712; pid++) {
      world.anchors().put(pid, world.anchors().detached(pid, 600));
      await(pid);
    }
    assertEquals(5, unlockAgain(refusing()).confirmations().size());
  }

  @Test
  void whatIsNoRequestOfOursIsPassedOver() throws GateClosedException, IOException {
    await(700);
    Path request = world.place().records().resolve("700-7000.request");
    String text = Files.readString(request);
    for (String other :
        List.of(
            "",
            text + "more=1\n",
            text.replace("pid=700", "pid=701"),
            text.replace("version=1", "version=2"),
            text.replace("agent=claude", "agent=\u001b[2J"),
            text.substring(1))) {
      Files.writeString(request, other);
      assertEquals(List.of(), unlockAgain(World.person()).confirmations(), other);
      world.gate().lockAll();
    }
  }

  @Test
  void deadAgentsAreSwept() throws GateClosedException, IOException {
    await(700);
    world.anchors().end(700);
    world.unlock();
    assertFalse(files().toString().contains("request"), files().toString());
  }
}
