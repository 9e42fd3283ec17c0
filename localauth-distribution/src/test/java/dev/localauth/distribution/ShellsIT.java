// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code localauth init} prints, in the shells it is for. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class ShellsIT {
  private static final String AGENT = "#!/bin/sh\necho \"agent got $# words: $*\"\nexit 3\n";

  private static EnrolledPerson withAnAgent() {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Path agent = enrolled.person().home().resolve("bin/claude");
    enrolled.person().write(agent, AGENT);
    Machine.must("chmod", "+x", agent.toString());
    return enrolled;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "bash --norc --noprofile ~ set -eu; eval \"$(localauth init bash claude)\"",
        "zsh -f ~ set -eu; eval \"$(localauth init zsh claude)\"",
        "bash --norc --noprofile ~ alias claude=false; eval \"$(localauth init bash claude)\"",
        "zsh -f ~ alias claude=false; eval \"$(localauth init zsh claude)\"",
        "fish --no-config ~ localauth init fish claude | source",
        "fish --no-config ~ function claude; false; end; localauth init fish | source"
      },
      ignoreLeadingAndTrailingWhitespace = true)
  void anAgentThatIsCalledByItsNameIsBehindTheGate(String shell, String init) {
    EnrolledPerson enrolled = withAnAgent();
    Person person = enrolled.person();
    Path script = person.home().resolve("script");
    // Twice, as when a start-up file is read again.
    person.write(script, init + "\n" + init + "\nclaude one 'two words'\n");
    try (Desk desk = enrolled.desk()) {
      desk.type("PATH=$HOME/bin:$PATH");
      assertEquals(0, desk.ended().exitCode());
      Desk.Outcome outcome = desk.type(shell + " script").answer(enrolled.app().next()).ended();
      assertEquals(3, outcome.exitCode(), outcome.shown());
      assertTrue(outcome.shown().contains("agent got 2 words: one two words"), outcome.shown());
    }
  }

  @Test
  void theCompletionOfTheAgentStays() {
    Person person = Person.withAnEmptyHome();
    Processes.Run run =
        person.away(
            "bash",
            "--norc",
            "-c",
            "complete -W 'a b' claude; eval \"$(localauth init bash)\"; complete -p claude");
    assertEquals("complete -W 'a b' claude\n", run.stdout(), run.stderr());
  }

  @Test
  void everyAgentThatIsKnownIsGuardedUnlessSomeAreNamed() {
    Person person = Person.withAnEmptyHome();
    String all = person.away("localauth", "init", "bash").stdout();
    for (String agent : new String[] {"claude", "codex", "gemini", "copilot"}) {
      assertTrue(all.contains("function " + agent + " {"), all);
    }
    assertEquals(2, person.away("localauth", "init", "zsh", "q").stdout().lines().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "csh",
        "bash /usr/bin/claude",
        "bash -x",
        "bash a;b",
        "zsh $(id)",
        "fish a'b",
        "tmux claude"
      })
  void whatCannotBeWrittenForAShellIsRefused(String arguments) {
    Person person = Person.withAnEmptyHome();
    Processes.Run run =
        person.away(
            Stream.concat(
                    Stream.of("localauth", "init"),
                    Stream.of(arguments.split(" ")).filter(each -> !each.isEmpty()))
                .toArray(String[]::new));
    assertEquals(2, run.exitCode(), run.stdout());
    assertEquals("", run.stdout());
    assertTrue(run.stderr().startsWith("localauth: error: "), run.stderr());
    assertTrue(run.stderr().contains("localauth: hint: "), run.stderr());
  }

  @Test
  void aPaneIsLockedWhenNobodyIsAttachedAnyMore() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Person person = enrolled.person();
    String tmux = "tmux -f /dev/null -S tmux-socket ";
    try (Desk desk = enrolled.desk()) {
      desk.run(tmux + "new-session -d -s work -x 80 -y 24 sh");
      desk.run("localauth init tmux > hooks; " + tmux + "source-file hooks hooks");
      desk.run(tmux + "send-keys -t work 'localauth unlock && echo o > opened' Enter");
      try (PseudoTerminal client =
          person.on("sh", "-c", "exec " + tmux + "attach -t work").start()) {
        client.expect("TOTP code: ", Desk.LIMIT);
        client.send(enrolled.app().next() + "\r");
        person.written(person.home().resolve("opened"));
        assertEquals(1, records(person));
        desk.run(tmux + "detach-client -s work");
        assertTrue(gone(person), "the session is still open");
      } finally {
        desk.run(tmux + "kill-server");
      }
    }
  }

  private static long records(Person person) throws IOException {
    try (Stream<Path> files = Files.list(person.records())) {
      return files.filter(file -> file.getFileName().toString().matches("\\d+-\\d+")).count();
    }
  }

  /** Waits for tmux, which runs its hooks in the background. */
  private static boolean gone(Person person) throws IOException {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < deadline) {
      if (records(person) == 0) {
        return true;
      }
      Machine.must("sleep", "0.05");
    }
    return false;
  }
}
