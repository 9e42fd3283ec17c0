// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.cli.agent.Agents;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.Decision;
import dev.localauth.core.GateClosedException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each agent is told, byte for byte. */
class HookTest {
  private static final String PROMPT = "delete everything";
  private static final HookReason REASON =
      new HookReason(
          () -> {
            throw new IllegalStateException("no processes here");
          },
          OptionalLong::empty,
          "press Enter here");

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private Console console() {
    return new Console(
        new PrintStream(out, false, StandardCharsets.UTF_8),
        new PrintStream(err, false, StandardCharsets.UTF_8));
  }

  private int answer(String agent, Callable<Decision> gate, InputStream input) {
    return new Hook(Agents.named(agent).orElseThrow(), gate, REASON, LIMIT)
        .answer(input, console());
  }

  private int answer(String agent, Callable<Decision> gate) {
    return answer(agent, gate, new ByteArrayInputStream(PROMPT.getBytes(StandardCharsets.UTF_8)));
  }

  private static Decision closed(ClosedReason reason) {
    return new Decision.Closed(new GateClosedException(reason, "said \"no\"", "do this"));
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex", "gemini", "copilot"})
  void whereTheGateIsOpenNothingIsSaid(String agent) {
    assertEquals(0, answer(agent, () -> new Decision.Open(Decision.How.SESSION)));
    assertEquals("", output() + errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex", "gemini"})
  void mostAgentsStopAtExitCodeTwo(String agent) {
    assertEquals(2, answer(agent, () -> closed(ClosedReason.STORE_LOCKED)));
    assertEquals("", output());
    assertEquals("localauth: shut: said \"no\"; do this\n", errors());
  }

  @Test
  void copilotStopsAtAnObjectOnly() {
    assertEquals(3, answer("copilot", () -> closed(ClosedReason.STORE_LOCKED)));
    assertEquals(
        "{\"decision\":\"block\",\"reason\":\"localauth: shut: said \\\"no\\\"; do this\"}\n",
        output());
    assertEquals("", errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"claude", "codex", "gemini", "copilot"})
  void whateverFailsStopsTheAgentAndQuotesNothing(String agent) {
    Callable<Decision> broken =
        () -> {
          throw new LinkageError(PROMPT);
        };
    answer(agent, broken);
    assertTrue((output() + errors()).contains("localauth: shut: it failed (LinkageError)"));
    assertFalse((output() + errors()).contains(PROMPT));
    assertEquals(agent.equals("copilot"), output().startsWith("{\"decision\":\"block\""));
  }

  @Test
  void aGateThatTakesTooLongStopsTheAgent() {
    Callable<Decision> slow =
        () -> {
          new CountDownLatch(1).await();
          return new Decision.Open(Decision.How.SESSION);
        };
    Hook hook = new Hook(Agents.named("claude").orElseThrow(), slow, REASON, Duration.ZERO);
    assertEquals(2, hook.answer(InputStream.nullInputStream(), console()));
    assertTrue(errors().startsWith("localauth: shut: it took too long; "), errors());
  }

  @Test
  void wordsThatCannotBeWrittenStillStopTheAgent() {
    PrintStream full =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("no space left on device");
              }
            });
    Hook hook =
        new Hook(
            Agents.named("copilot").orElseThrow(),
            () -> closed(ClosedReason.NO_SESSION),
            REASON,
            LIMIT);
    assertEquals(2, hook.answer(InputStream.nullInputStream(), new Console(full, full)));
  }

  @Test
  void onlyWhatAnAgentCallsIsACall() {
    assertEquals("claude", call("hook", "claude").orElseThrow().agent().name());
    assertFalse(call("hook", "claude").orElseThrow().isTool());
    assertTrue(call("hook", "codex", "--tool").orElseThrow().isTool());
    assertTrue(call("hook").isEmpty());
    assertTrue(call("hook", "other").isEmpty());
    assertTrue(call("hook", "claude", "--other").isEmpty());
    assertTrue(call("hook", "claude", "--tool", "more").isEmpty());
    assertTrue(call("check", "claude").isEmpty());
  }

  private static Optional<HookCall> call(String... command) {
    return HookCall.of(command);
  }

  @Test
  void theReasonTellsWhatToTypeAlsoWhereNoTerminalIsFound() {
    answer("claude", () -> closed(ClosedReason.NO_SESSION));
    assertEquals(
        "localauth: locked: this agent has no terminal; start it from one with \"localauth run\"\n",
        errors());
  }

  @Test
  void theReasonNamesAnAgentThatHasNoTerminal() {
    HookReason reason = new HookReason(OptionalLong::empty, () -> OptionalLong.of(4711), "again");
    assertEquals(
        "localauth: locked: run \"localauth unlock\" in any terminal and let it in, or"
            + " \"localauth unlock --pid 4711\", then try again",
        reason.of(new GateClosedException(ClosedReason.NO_SESSION, "this terminal is locked", "")));
  }

  @Test
  void theInputIsReadToItsEnd() {
    ByteArrayInputStream input = new ByteArrayInputStream(new byte[1_000_000]);
    answer("claude", () -> new Decision.Open(Decision.How.SESSION), input);
    assertEquals(0, input.available());
  }
}
