// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Commands of somebody who uses none of them load no class of a gateway's or a login's library. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class HeavyLibrariesIT {
  private static final Pattern HEAVY =
      Pattern.compile(
          "\\] (com\\.twilio|software\\.amazon|com\\.nimbusds|com\\.webauthn4j|org\\.slf4j"
              + "|com\\.fasterxml\\.jackson\\.databind|org\\.apache\\.hc|java\\.net\\.http"
              + "|dev\\.localauth\\.sms\\.(twilio|sns|webhook))\\.");

  @Test
  void checkStatusRunAndUnlockLoadNoneOfThem() throws Exception {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    try (Desk desk = enrolled.desk()) {
      assertTrue(loaded(desk, enrolled, "check", 77) > 0);
      assertTrue(loaded(desk, enrolled, "status", 0) > 0);
      desk.type(java("unlock")).answer(enrolled.app().next()).ended();
      assertLight(enrolled);
    }
  }

  private static int loaded(Desk desk, EnrolledPerson enrolled, String command, int exitCode)
      throws IOException {
    Desk.Outcome outcome = desk.run(java(command));
    assertEquals(exitCode, outcome.exitCode(), outcome.shown());
    return assertLight(enrolled);
  }

  private static int assertLight(EnrolledPerson enrolled) throws IOException {
    Path log = enrolled.person().home().resolve("classes");
    try (Stream<String> lines = Files.lines(log)) {
      List<String> all = lines.toList();
      assertTrue(all.size() > 400, all.size() + " classes are no JVM");
      assertEquals(List.of(), all.stream().filter(line -> HEAVY.matcher(line).find()).toList());
      return all.size();
    }
  }

  /** As the launcher starts it, with a log of the classes. */
  private static String java(String command) {
    Program program = Program.installed();
    String nativeLibraries =
        Machine.must(
                "sh", "-c", "ls -d " + program.home() + "/lib/native/linux-$(uname -m | tr _ -)")
            .strip();
    return "rm -f classes; env -i HOME=$HOME TERM=$TERM LC_ALL=$LC_ALL PATH=/usr/bin:/bin "
        + program.java()
        + " -Xlog:class+load:file=classes -XX:-UsePerfData -XX:+UseSerialGC"
        + " -Djna.nosys=true -Djna.nounpack=true -Djna.boot.library.path="
        + nativeLibraries
        + " -jar "
        + program.home().resolve("lib/localauth.jar")
        + " $$ "
        + command;
  }
}
