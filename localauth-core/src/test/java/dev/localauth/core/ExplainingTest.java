// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.localauth.core.Explanation.Layer;
import dev.localauth.core.fixture.World;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which layer decided what. */
class ExplainingTest {
  private final World world;

  ExplainingTest(@TempDir Path root) {
    world = new World(root);
  }

  private Explanation explained(String key) throws GateClosedException {
    return world.gate().explain().stream()
        .filter(found -> found.key().equals(key))
        .findFirst()
        .orElseThrow();
  }

  private void assertDecided(String key, String value, Layer layer) throws GateClosedException {
    assertEquals(value, explained(key).value());
    assertEquals(layer, explained(key).layer());
  }

  @Test
  void whereNothingIsSaidTheDefaultsHold() throws GateClosedException {
    assertDecided("required", "no", Layer.DEFAULT);
    assertDecided("store", "the platform's", Layer.DEFAULT);
    assertDecided("sessionScope", "terminal", Layer.DEFAULT);
    assertDecided("maxSession", "as long as the terminal lives", Layer.DEFAULT);
  }

  @Test
  void whatWasEnrolledStandsAboveTheSettings() throws GateClosedException {
    world.enroll(List.of(List.of("pin"), List.of("totp", "sms")));
    world.settings(
        "{\"localAuth\": {\"enabled\": false, \"sessionScope\": \"terminal\", \"store\": \"x\"}}");
    assertDecided("required", "yes", Layer.ENROLLMENT);
    assertDecided("ways", "pin; or totp and sms", Layer.ENROLLMENT);
    assertDecided("store", "in-memory", Layer.ENROLLMENT);
    assertDecided("sessionScope", "terminal", Layer.SETTINGS);
    assertEquals(world.place().settings(), explained("sessionScope").file().orElseThrow());
  }

  @Test
  void settingsThatLeaveWaysOutAreNamed() throws GateClosedException {
    world.enroll(List.of(List.of("pin"), List.of("totp")));
    world.settings(
        "{\"localAuth\": {\"enabled\": true, \"method\": \"totp\", \"idleTimeout\": \"PT15M\"}}");
    assertDecided("ways", "totp", Layer.SETTINGS);
    assertDecided("idleTimeout", "PT15M", Layer.SETTINGS);
  }

  @Test
  void whoAsksAgainIsTold() throws GateClosedException {
    assertDecided("stepUp", "none", Layer.DEFAULT);
    world.policy("{\"localAuth\": {\"stepUp\": [\"resume\"]}}");
    assertDecided("stepUp", "resume", Layer.POLICY);
    world.settings("{\"localAuth\": {\"stepUp\": [\"skip-permissions\"]}}");
    assertDecided("stepUp", "resume, skip-permissions", Layer.SETTINGS);
  }

  @Test
  void thePolicyStandsAboveAll() throws GateClosedException {
    world.enroll(List.of(List.of("pin"), List.of("totp")));
    world.policy("{\"localAuth\": {\"required\": true, \"methods\": [\"totp\", \"sms\"]}}");
    assertDecided("required", "yes", Layer.POLICY);
    assertDecided("methods", "sms, totp", Layer.POLICY);
    assertDecided("ways", "totp", Layer.POLICY);
    assertEquals(world.place().policy(), explained("ways").file().orElseThrow());
  }

  @Test
  void whatCannotBeReliedOnIsNotExplained() {
    world.settings("{");
    assertEquals(
        ClosedReason.SETTINGS,
        assertThrows(GateClosedException.class, () -> world.gate().explain()).reason());
  }
}
