// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.core.Decision;
import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher's own yes against the decision of the JVM, over generated states. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class FastPathIT {
  private static final long SEED = 20_261_123;

  private @TempDir Path scratch;
  private Switchboard shells;
  private RecordedSession session;

  @BeforeEach
  void setUp() throws Exception {
    TestUser user = Person.withAnEmptyHome().account();
    // Everybody may pass, because the launcher runs under the test account.
    Machine.must("chmod", "755", scratch.toString());
    shells = Switchboard.start(user, scratch.resolve("place"));
    session = new RecordedSession(user, shells.pid(), scratch);
  }

  @AfterEach
  void tearDown() throws IOException {
    shells.close();
    session.forget();
  }

  @ParameterizedTest
  @CsvSource({"'', 600, 8000", "bash -p, 200, 1000", "busybox sh, 200, 1000"})
  void itNeverSaysYesWhereTheJvmSaysNo(String interpreter, int reduced, int full) throws Exception {
    Random random = new Random(SEED);
    int states = Machine.count(reduced, full);
    int yes = 0;
    int refused = 0;
    for (int i = 0; i < states; i++) {
      DamagedSession state = new DamagedSession(session, random, i % 4);
      int answer = shells.check(interpreter);
      Decision decision = session.decision();
      String which = "state " + i + ": " + state + "\n" + decision;
      assertTrue(answer == 0 || answer == Switchboard.JVM, answer + " in " + which);
      boolean open = decision instanceof Decision.Open found && found.how() == Decision.How.SESSION;
      assertTrue(answer != 0 || open, "yes in " + which);
      assertEquals(state.isPlain() && open, answer == 0 && state.isPlain(), which);
      yes += answer == 0 ? 1 : 0;
      refused += open ? 0 : 1;
    }
    assertTrue(yes > states / 4, "only " + yes + " of " + states + " are answered by the launcher");
    assertTrue(refused > states / 4, "only " + refused + " of " + states + " are closed");
    System.err.printf(
        "%s: %d states, %d answered by the launcher, %d closed%n",
        interpreter, states, yes, refused);
  }

  @Test
  void settingsThatCannotBeSeenAreNotAbsent() throws Exception {
    Path settings = session.places().settings();
    Path directory = session.home().resolve(".config/localauth");
    session.restore();
    Files.delete(settings);
    session.write(RecordedSession.text(session.fields()));
    assertEquals(0, shells.check(""));
    RecordedSession.mode(directory, "---------");
    assertEquals(Switchboard.JVM, shells.check(""));
    RecordedSession.mode(directory, "rwxr-xr-x");
    assertEquals(0, shells.check(""));
    RecordedSession.delete(directory);
    assertEquals(0, shells.check(""));
    Files.createFile(directory);
    assertEquals(Switchboard.JVM, shells.check(""));
    RecordedSession.delete(directory);
  }
}
