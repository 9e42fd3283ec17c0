// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What gateways and logins bring with them costs nobody who does not use them. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HeavyLibrariesIT {
  private static final Pattern HEAVY =
      Pattern.compile(
          "(com\\.twilio|software\\.amazon|com\\.nimbusds|com\\.webauthn4j|org\\.slf4j"
              + "|com\\.fasterxml\\.jackson\\.databind|org\\.apache\\.hc"
              + "|dev\\.localauth\\.sms\\.(twilio|sns|webhook))\\.");

  @Test
  void theCommandsWorkWhereTheLibrariesAreGone(@TempDir Path directory) {
    Machine.must("cp", "-a", Program.installed().home() + "/.", directory.toString());
    Machine.must("chmod", "755", directory.toString());
    List<String> libraries =
        Machine.find(
            directory.resolve("lib/bundles").toString(),
            "-name",
            "*.jar",
            "-not",
            "-name",
            "localauth-*");
    assertTrue(libraries.size() > 40, libraries.size() + " libraries are not all");
    libraries.forEach(library -> Machine.must("rm", library));
    String localauth = directory.resolve("bin/localauth").toString();
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    try (Desk desk = enrolled.desk()) {
      assertEquals(77, desk.run(localauth + " check").exitCode());
      assertEquals(desk.run("localauth status"), desk.run(localauth + " status"));
      desk.type(localauth + " run -- true").answer(enrolled.app().next()).ended().must();
      assertEquals(0, desk.run(localauth + " check").exitCode());
    }
  }

  @Test
  void whoAsksForACodeOfAnAppHasLoadedNoClassOfTheirs() {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    try (Desk desk = enrolled.desk()) {
      desk.type(java("unlock")).expect(Desk.PROMPT);
      long jvm =
          ProcessHandle.of(desk.terminal().pid()).stream()
              .flatMap(ProcessHandle::descendants)
              .filter(each -> each.info().command().orElse("").endsWith("/java"))
              .findFirst()
              .orElseThrow()
              .pid();
      Processes.Run run =
          enrolled
              .person()
              .away("jcmd", "-J-XX:-UsePerfData", Long.toString(jvm), "VM.class_hierarchy");
      assertTrue(run.stdout().contains("dev.localauth.totp.TotpAuthenticator"), run.stdout());
      assertEquals(List.of(), run.stdout().lines().filter(HEAVY.asPredicate()).toList());
      desk.terminal().send(enrolled.app().next() + "\r");
      desk.ended();
    }
  }

  /** The launcher's own command line, without what forbids to attach. */
  private static String java(String command) {
    Program program = Program.installed();
    String nativeLibraries =
        Machine.must(
                "sh", "-c", "ls -d " + program.home() + "/lib/native/linux-$(uname -m | tr _ -)")
            .strip();
    return "env -i HOME=$HOME TERM=$TERM LC_ALL=$LC_ALL PATH=/usr/bin:/bin "
        + program.java()
        + " -XX:-UsePerfData -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx256m"
        + " -Dfile.encoding=UTF-8 -Djava.awt.headless=true -Djna.nosys=true -Djna.nounpack=true"
        + " -Djna.boot.library.path="
        + nativeLibraries
        + " -jar "
        + program.home().resolve("lib/localauth.jar")
        + " $$ "
        + command;
  }
}
