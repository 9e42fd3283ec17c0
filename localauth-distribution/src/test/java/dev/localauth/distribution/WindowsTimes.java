// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.Wine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A benchmark and no test: no build runs it, and it expects nothing of the times that it prints
 * ({@code benchmarks/check-windows.sh}).
 */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class WindowsTimes {
  private static final List<String> FLAGS =
      List.of(
          "-XX:+DisableAttachMechanism",
          "-XX:-UsePerfData",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Xmx256m",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true");

  @TempDir private Path directory;

  @Test
  void checkAndHookInASession() throws Exception {
    Wine wine = Wine.required();
    Path home = Files.createDirectory(directory.resolve("localauth"));
    WindowsProgram program = WindowsProgram.installed(wine, home);
    AuthenticatorApp app = enrolled(wine, program);
    List<String> line = new ArrayList<>(List.of("run", "--"));
    Path classes = wine.lowered(List.of(Path.of("target/test-classes").toAbsolutePath())).get(0);
    String java = Wine.windowsPath(wine.java());
    List<String> bare = new ArrayList<>(List.of(java));
    bare.addAll(FLAGS);
    line.addAll(List.of(java, "-cp", Wine.windowsPath(classes), TimedStarts.class.getName()));
    line.add(System.getProperty("localauth.rounds", "30"));
    line.add("bare JVM, hello world, same flags");
    line.addAll(bare);
    line.addAll(List.of("-cp", Wine.windowsPath(classes), TimedStarts.Hello.class.getName()));
    for (List<String> command : List.of(List.of("check"), List.of("hook", "claude"))) {
      line.addAll(List.of("--", command.get(0) + " in a session, by the JVM"));
      line.addAll(bare);
      line.addAll(program.options());
      line.addAll(command);
    }
    try (WindowsDesk desk = desk(wine, program, line)) {
      desk.answer(app.next());
      String shown =
          desk.terminal().expect(Pattern.compile("measured"), WindowsDesk.LIMIT.multipliedBy(10));
      System.out.println(shown.replaceAll("\\x1b\\[[0-9;?]*[A-Za-z]", " "));
    }
  }

  private static AuthenticatorApp enrolled(Wine wine, WindowsProgram program) {
    try (WindowsDesk desk = desk(wine, program, List.of("setup", "--method", "totp"))) {
      Matcher key = Pattern.compile("secret=([A-Z2-7]+)").matcher(desk.expect("TOTP"));
      if (!key.find()) {
        throw new AssertionError("no key was shown");
      }
      AuthenticatorApp app = new AuthenticatorApp(key.group(1), 0);
      desk.expect("code:");
      desk.send(app.next());
      desk.expect("the gate is on");
      return app;
    }
  }

  private static WindowsDesk desk(Wine wine, WindowsProgram program, List<String> arguments) {
    List<String> command = program.directly(wine, arguments.toArray(String[]::new));
    return new WindowsDesk(wine.onTerminal(command).size(60, 200).start());
  }
}
