// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.ClosedReason;
import dev.localauth.core.Decision;
import dev.localauth.core.Gate;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.Session;
import dev.localauth.core.SetupRequest;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.pin.PinAuthenticator;
import dev.localauth.testkit.ScriptedPrompter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life of the gate with its secrets in the keychain, through JNA and native code. */
class GateOnKeychainIT {
  private static final Purpose AGENT = Purpose.of("agent");
  private static final String PIN = "birch+oak9";

  private static NativeDouble keychain;

  private final OneTerminal terminal = new OneTerminal();
  private final Gate gate;

  @BeforeAll
  static void build() {
    keychain = NativeDouble.build();
  }

  GateOnKeychainIT(@TempDir Path root) {
    long uid = Account.current().uid();
    Places places =
        new Places(
            root.resolve("settings.json"),
            root.resolve("policy.json"),
            root.resolve("state"),
            root.resolve("secrets"),
            root.resolve("records"));
    gate =
        Gate.of(
            new GateParts(
                "localauth",
                List.of(places),
                uid,
                uid,
                terminal,
                Clock.systemUTC(),
                List.of(keychain.store()),
                List.of(new PinAuthenticator()),
                new Person("alice", "example")));
  }

  private static Prompter typing(String... answers) {
    return ScriptedPrompter.answering(answers);
  }

  /** Launches an agent; returns whether somebody was asked. */
  private boolean launch(String... answers) throws GateClosedException {
    ScriptedPrompter person = ScriptedPrompter.answering(answers);
    try (Session session = gate.launch(person, AGENT, terminal.next())) {
      assertTrue(session.isRequired());
    }
    return person.prompts() > 0;
  }

  private GateClosedException refused(String... answers) {
    return assertThrows(GateClosedException.class, () -> launch(answers));
  }

  private GateClosedException closed() {
    return ((Decision.Closed) gate.check(Map.of())).why();
  }

  private static void assertLocked(GateClosedException closed) {
    assertEquals(69, closed.exitCode());
    assertTrue(closed.getMessage().contains("the login keychain is locked"), closed::getMessage);
    assertTrue(closed.hint().orElseThrow().contains("security unlock-keychain"), closed::toString);
  }

  @Test
  void itIsSetUpOpenedLockedAndTurnedOff() throws Exception {
    SetupRequest request =
        new SetupRequest(List.of(List.of("pin")), Map.of(), Optional.of(keychain.store().id()));
    assertEquals("macos-keychain", gate.enrollments().setup(request, typing(PIN, PIN), AGENT));
    assertEquals(ClosedReason.NO_SESSION, closed().reason());
    assertEquals(ClosedReason.REJECTED, refused("birch+oak8").reason());

    assertTrue(launch(PIN));
    assertEquals(new Decision.Open(Decision.How.SESSION), gate.check(Map.of()));
    assertFalse(launch(), "asked again in the same terminal");
    assertEquals(1, gate.lock());

    keychain.controls().double_lock(1);
    assertLocked(refused());
    assertLocked(closed());
    keychain.controls().double_lock(0);

    assertTrue(launch(PIN));
    terminal.next();
    assertTrue(gate.enrollments().disable(typing(PIN), AGENT));
    assertEquals(new Decision.Open(Decision.How.NOT_REQUIRED), gate.check(Map.of()));
    assertFalse(gate.enrollments().disable(typing(), AGENT));
    keychain.assertClean();
  }
}
