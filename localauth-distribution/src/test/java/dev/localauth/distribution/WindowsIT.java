// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Wine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real program on Windows consoles, by Wine: launcher, questions, sessions and an agent. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class WindowsIT {
  private static final String AGENT =
      String.join(
          "\r\n",
          "@echo off",
          "echo agent got %*",
          "if defined LOCALAUTH_SESSION echo with a token",
          "call localauth check",
          "echo inside %errorlevel%",
          "exit /b 9",
          "");

  @TempDir private Path directory;

  @Test
  void theGateIsClearedOncePerConsoleAndGoesAwayAgain() throws Exception {
    Wine wine = Wine.required();
    Path home = Files.createDirectory(directory.resolve("localauth"));
    WindowsProgram program = WindowsProgram.installed(wine, home);
    Files.writeString(home.resolve("bin/fakeagent.cmd"), AGENT);
    try (WindowsDesk desk = WindowsDesk.open(wine, home)) {
      desk.type("localauth setup --method totp");
      AuthenticatorApp app = new AuthenticatorApp(key(desk.expect("TOTP")), 0);
      desk.expect("code:");
      desk.send(app.next());
      desk.expect("the gate is on: totp, kept in windows-credential-manager");
      assertEquals(0, desk.exitCode());

      desk.type("localauth run -- fakeagent one two").answer(app.next());
      desk.expect("agent got one two");
      desk.expect("with a token");
      desk.expect("inside 0");
      assertEquals(9, desk.exitCode());

      desk.type("localauth run -- fakeagent again");
      String second = desk.expect("inside 0");
      assertFalse(second.contains("TOTP"), second);
      assertEquals(9, desk.exitCode());

      try (WindowsDesk other = WindowsDesk.open(wine, home)) {
        other.type("localauth check");
        assertEquals(77, other.exitCode(), "another console shares the session");
      }
      ctrlCReachesTheAgentOnly(wine, program, app);
      withTheScopeOfAProcessOnlyTheAgentIsOpen(desk, app);

      desk.type("localauth disable").answer(app.next());
      assertEquals(0, desk.exitCode());
      desk.type("localauth run -- fakeagent free");
      desk.expect("agent got free");
      assertEquals(9, desk.exitCode());
    }
  }

  private static void withTheScopeOfAProcessOnlyTheAgentIsOpen(
      WindowsDesk desk, AuthenticatorApp app) {
    desk.type("localauth check");
    assertEquals(0, desk.exitCode(), "the console is open");
    desk.type(
        "echo {\"localAuth\":{\"enabled\":true,\"method\":\"totp\",\"sessionScope\":\"process\"}}"
            + ">%APPDATA%\\localauth\\settings.json");
    desk.type("localauth run -- fakeagent alone").answer(app.next());
    desk.expect("agent got alone");
    desk.expect("inside 0");
    assertEquals(9, desk.exitCode());
    desk.type("localauth check");
    assertEquals(77, desk.exitCode(), "the agent's session covers the console");
  }

  /** Without the command interpreter of Wine, which Ctrl-C ends. */
  private static void ctrlCReachesTheAgentOnly(
      Wine wine, WindowsProgram program, AuthenticatorApp app) {
    String[] run = {
      "run", "--", Wine.windowsPath(wine.java()), "-cp", Wine.windowsPath(testClasses()),
    };
    String[] line = Arrays.copyOf(run, run.length + 1);
    line[run.length] = InterruptedAgent.class.getName();
    List<String> command = program.directly(wine, line);
    try (WindowsDesk desk = new WindowsDesk(wine.onTerminal(command).size(40, 200).start())) {
      desk.answer(app.next());
      desk.expect("the agent waits");
      WindowsDesk.pause(500);
      desk.terminal().sendControl('C');
      desk.expect("the agent was interrupted");
      assertEquals(InterruptedAgent.EXIT_CODE, desk.terminal().waitFor(WindowsDesk.LIMIT));
    }
  }

  private static Path testClasses() {
    Wine wine = Wine.required();
    return wine.lowered(List.of(Path.of("target/test-classes").toAbsolutePath())).get(0);
  }

  private static String key(String shown) {
    Matcher key = Pattern.compile("secret=([A-Z2-7]+)").matcher(shown);
    assertTrue(key.find(), shown);
    return key.group(1);
  }
}
