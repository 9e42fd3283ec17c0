// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.core.Decision;
import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
      int answer = i % 8 < 4 ? shells.check(interpreter) : shells.hook(interpreter);
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

  @ParameterizedTest
  @ValueSource(strings = {"", "dash -p", "bash -p", "busybox sh"})
  void nothingInTheEnvironmentTurnsANoIntoAYes(String interpreter) throws Exception {
    Path evil = Files.createDirectories(scratch.resolve("place/evil"));
    for (String tool : new String[] {"stat", "getent", "env", "readlink", "cat", "sh"}) {
      Files.writeString(evil.resolve(tool), "#!/bin/sh\nexit 0\n");
    }
    Path rc = Files.writeString(evil.resolve("rc"), "plainly_open() { :; }\nexit 0\n");
    Machine.must("chmod", "-R", "a+rx", evil.toString());
    String hostile =
        "env 'BASH_FUNC_[%%=() { return 0; }' 'BASH_FUNC_read%%=() { return 0; }'"
            + " 'BASH_FUNC_exit%%=() { builtin exit 0; }' 'BASH_FUNC_plainly_open%%=() { :; }'"
            + (" SHELLOPTS=noglob BASHOPTS=extglob BASH_ENV=RC ENV=RC IFS=/0 CDPATH=/ PATH=EVIL LC_ALL=tr_TR.UTF-8"
                    + " QUOTING_STYLE=literal POSIXLY_CORRECT=1 HOME=EVIL XDG_STATE_HOME=EVIL TZ=Asia/Tokyo"
                    + " uid=0 size=0 now=1 issued=0 used=0 longest=0 marker=absent settings=absent ")
                .replace("RC", rc.toString())
                .replace("EVIL", evil.toString());
    // PATH is hostile to the launcher, not to what starts it.
    String start =
        hostile + (interpreter.isEmpty() ? "" : "/bin/" + interpreter.replace("dash", "sh"));
    session.restore();
    assertEquals(Switchboard.JVM, shells.check(start), "without a record");
    var fields = session.fields();
    fields.put("longest", "1000");
    session.write(RecordedSession.text(fields));
    assertEquals(Switchboard.JVM, shells.check(start), "over");
    session.write(RecordedSession.text(session.fields()));
    assertEquals(0, shells.check(start));
    RecordedSession.mode(session.places().marker(), "rw-r--r--");
    assertEquals(Switchboard.JVM, shells.check(start), "the marker was touched");
  }

  @Test
  void anAgentThatTheLauncherStartsIsNotedAndKeepsItsEnvironment() throws Exception {
    session.write(RecordedSession.text(session.restore()));
    String agent =
        "sh -c 'echo $$ >agent; echo \"$LOCALAUTH_SESSION $PATH $IFS\" >>agent; cat /proc/$$/stat >>agent;"
            + " exit 5'";
    Path written = session.home().resolve("agent");
    Files.createFile(written);
    session.own(written);
    assertEquals(5, shells.run("sh -c 'exit 5'"));
    assertEquals(5, shells.run(agent.replace("agent;", written + ";")));
    List<String> lines = Files.readAllLines(written);
    String start = lines.get(lines.size() - 1).replaceAll(".*\\) ", "").split(" ")[19];
    Path note = session.places().records().resolve(lines.get(0) + "-" + start + ".agent");
    assertEquals(session.fields().get("namespaces"), Files.readString(note));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(note)));
  }

  @Test
  void runWithoutACommandOrASessionIsForTheJvm() throws Exception {
    session.write(RecordedSession.text(session.restore()));
    assertEquals(Switchboard.JVM, shells.run(""), "no command");
    assertEquals(0, shells.run("true"));
    session.restore();
    assertEquals(Switchboard.JVM, shells.run("true"), "no session");
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
