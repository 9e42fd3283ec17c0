// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.TestUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a check that the JVM answers loads: a hook waits for each class. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class CheckStartIT {
  private static final Pattern NEVER =
      Pattern.compile(
          "com\\.sun\\.jna|picocli|org\\.bouncycastle|dev\\.localauth\\.(keystore|totp|pin)\\b"
              + "|dev\\.localauth\\.api\\.(SecretStore|Authenticator) |dev\\.localauth\\.\\S*Lambda");

  /** What a lambda or joined strings of ours would need; newer JDKs need it to open a jar. */
  private static final Pattern FORMS = Pattern.compile("LambdaForm\\$MH/");

  private static final Pattern OF_THE_JDK = Pattern.compile("ZipFile\\$Source\\$\\$Lambda");

  private @TempDir Path scratch;
  private Switchboard shells;
  private RecordedSession session;

  @BeforeEach
  void setUp() throws Exception {
    TestUser user = Person.withAnEmptyHome().account();
    Machine.must("chmod", "755", scratch.toString());
    shells = Switchboard.start(user, scratch.resolve("place"));
    session = new RecordedSession(user, shells.pid(), scratch);
  }

  @AfterEach
  void tearDown() throws IOException {
    shells.close();
    session.forget();
  }

  @Test
  void inASessionItLoadsNoLibraryAndNothingFromAJar() throws Exception {
    session.write(RecordedSession.text(session.restore()));
    List<String> loaded = loaded(0);
    assertEquals(List.of(), matching(loaded, NEVER));
    int forms = matching(loaded, OF_THE_JDK).isEmpty() ? 0 : 1;
    assertEquals(forms, matching(loaded, FORMS).size());
    assertEquals(List.of(), matching(loaded, Pattern.compile("com\\.fasterxml")));
    assertEquals(List.of(), matching(loaded, Pattern.compile("source: (file|jrt):")));
  }

  @Test
  void whereTheTerminalIsLockedItAsksTheStoreAndLoadsNoMethodAndNoCommandLine() throws Exception {
    session.restore();
    List<String> loaded = loaded(77);
    assertEquals(
        List.of(),
        matching(loaded, Pattern.compile("picocli|localauth\\.(totp|pin)\\.|bouncycastle")));
  }

  /** Starts the JVM as the launcher does, below the anchor; returns the classes in its log. */
  private List<String> loaded(int exitCode) throws IOException {
    Program program = Program.installed();
    Path lib = program.home().resolve("lib");
    Path log = session.home().resolve("classes");
    Path start = scratch.resolve("place/start");
    Files.writeString(
        start,
        "#!/bin/sh\nexec env -i %s %s -XX:SharedArchiveFile=%s -Xlog:class+load:file=%s -cp %s dev.localauth.cli.Main $$ check\n"
            .formatted(
                program.java(),
                "-XX:+DisableAttachMechanism -XX:-UsePerfData -XX:+UseSerialGC -Xshare:auto"
                    + " -XX:TieredStopAtLevel=1",
                lib.resolve("localauth.jsa"),
                log,
                lib.resolve("localauth.jar")));
    Machine.must("chmod", "755", start.toString());
    session.own(session.home());
    assertEquals(exitCode, shells.check(start + " #"));
    try (Stream<String> lines = Files.lines(log)) {
      List<String> loaded = lines.toList();
      assertTrue(loaded.size() > 400, loaded.size() + " classes are no JVM");
      return loaded;
    }
  }

  private static List<String> matching(List<String> lines, Pattern pattern) {
    return lines.stream().filter(line -> pattern.matcher(line).find()).toList();
  }
}
