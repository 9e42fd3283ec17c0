// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An open session is carried to where it was not opened. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SessionAttacksIT {
  private RecoverablePerson enrolled;
  private Person person;
  private Readers readers;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    person = enrolled.person();
    readers = Readers.of(person);
  }

  @Test
  void tokenAndRecordInAnotherTerminal() throws IOException {
    try (Desk desk = person.desk();
        Desk other = person.desk()) {
      String shown =
          desk.type("eval \"$(localauth unlock)\"; echo \"token=$LOCALAUTH_SESSION\"")
              .answer("PIN: ", RecoverablePerson.PIN)
              .ended()
              .shown();
      String token = found("token=(la1_[A-Za-z0-9_-]{43})\n", shown);
      String stat = Files.readString(Path.of("/proc/" + other.terminal().pid() + "/stat"));
      String start = stat.substring(stat.lastIndexOf(')') + 2).split(" ")[19];
      Path copy = record().resolveSibling(other.terminal().pid() + "-" + start);
      Machine.must("cp", "-p", record().toString(), copy.toString());
      other.run("export LOCALAUTH_SESSION=" + token);
      readers.shut(other);
      readers.open(desk);
    }
  }

  /** A namespace of its own for terminals, or somebody else could get the number in between. */
  @Test
  void anotherLoginOnTheSameTerminal() {
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(person)) {
      desk.run("true").must();
      cell.root("mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts /dev/pts");
      desk.type("script -qec /bin/sh /dev/null").expect("$ ");
      enrolled.unlock(desk);
      readers.open(desk);
      String first = desk.run("tty; echo leader=$$").shown();
      desk.terminal().send("exit\r");
      desk.ended();
      desk.type("script -qec /bin/sh /dev/null").expect("$ ");
      String second = desk.run("tty; echo leader=$$").shown();
      assertEquals(found("(/dev/pts/\\d+)\n", first), found("(/dev/pts/\\d+)\n", second));
      assertTrue(!first.equals(second), "it is the same leader");
      readers.shut(desk);
    }
  }

  @Test
  void anotherProcessWithTheNumberOfTheDeadLeader() {
    try (Cell cell = Cell.make()) {
      Path record;
      try (Desk desk = cell.desk(person, 4000)) {
        enrolled.unlock(desk);
        readers.open(desk);
        record = record();
      }
      try (Desk desk = cell.desk(person, 4000)) {
        assertEquals("4000\n", desk.run("echo $$").shown());
        assertTrue(record.getFileName().toString().startsWith("4000-"), record.toString());
        assertTrue(Files.exists(record));
        readers.shut(desk);
      }
    }
  }

  @Test
  void aRecordOfAnEarlierRunOfTheSystem() {
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(person)) {
      enrolled.unlock(desk);
      readers.open(desk);
      cell.boot("0f2c0c3e-5b4a-4d1e-9f60-2f4b6a1c7d8e");
      readers.shut(desk);
      enrolled.unlock(desk);
      readers.open(desk);
    }
  }

  /** As a container runs that the administrator lets people start. */
  @ParameterizedTest
  @ValueSource(strings = {"--pid --mount-proc", "--pid", "--time --boottime 100000"})
  void aContainerWithinTheTerminal(String container) {
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(person)) {
      cell.root("echo docker::0:0::%s:/bin/sh >>/etc/passwd".formatted(person.home()));
      cell.root("echo docker::20000:::::: >>/etc/shadow");
      person.write(
          person.home().resolve("contain"),
          "exec su docker -c \"unshare --fork %s %s $*\"\n"
              .formatted(container, String.join(" ", person.account().prefix())));
      enrolled.unlock(desk);
      assertEquals(person.account().uid() + "\n", desk.run("sh ./contain id -u").shown());
      readers.open(desk);
      readers.shut(desk, "sh ./contain ");
      readers.open(desk);
    }
  }

  /** Root is nobody there, so no file of the administrator's can be relied on. */
  @ParameterizedTest
  @ValueSource(strings = {"--pid --fork --mount-proc"})
  void aContainerThatNeedsNoAdministrator(String container) {
    skipUnlessPeopleMakeContainers();
    try (Desk desk = person.desk()) {
      String unshare = "unshare --user --map-current-user " + container + " ";
      enrolled.unlock(desk);
      readers.open(desk);
      readers.refuse(desk, unshare, 65, "the policy cannot be relied on");
      readers.open(desk);
    }
  }

  /** Where the processes of the outside are seen, one in there has the number of the shell here. */
  @Test
  void aContainerInWhichAProcessHasTheNumberOfAnUnlockedShell() {
    skipUnlessPeopleMakeContainers();
    try (Desk desk = person.desk();
        Desk other = person.desk()) {
      enrolled.unlock(desk);
      long pid = desk.terminal().pid();
      person.write(
          person.home().resolve("as"),
          "echo $(($1 - 1)) >/proc/sys/kernel/ns_last_pid || exit 3; shift; \"$@\"; exit $?\n");
      String unshare =
          "unshare --user --map-current-user --keep-caps --pid --fork sh ./as " + pid + " ";
      assertEquals(pid + "\n", other.run(unshare + "sh -c 'echo $$'").must().shown());
      readers.refuse(other, unshare, 65, "the policy cannot be relied on");
    }
  }

  /** Somebody else with the same enrollment, in the same terminal, and with the record. */
  @Test
  void anotherUser() {
    try (Cell cell = Cell.make();
        Desk desk = cell.desk(person)) {
      enrolled.unlock(desk);
      readers.open(desk);
      String home = person.home().toString();
      String other = home + "/other";
      String records = "/dev/shm/localauth-64999";
      cell.root(
          "cp -a %1$s /tmp/other.$$; mv /tmp/other.$$ %2$s; chmod 755 %1$s;".formatted(home, other)
              + " cp -a %1$s %2$s; chown -R 64999:64999 %2$s %3$s;"
                  .formatted(person.records(), records, other)
              + " echo mallory::64999:64999::%1$s:/bin/sh >>/etc/passwd".formatted(other)
              + "; echo mallory::64999: >>/etc/group; echo mallory::20000:::::: >>/etc/shadow");
      try {
        for (String su : new String[] {"su mallory --session-command=", "su mallory -c "}) {
          assertEquals("64999\n", desk.run(su + "'id -u'").shown());
          String untouched = readers.traces();
          for (String command : new String[] {"check", "run -- touch ran </dev/null"}) {
            assertEquals(
                Readers.NO_ANSWER,
                desk.run(su + "'cd; localauth-fast " + command + "'").exitCode());
          }
          desk.run(su + "'cd; localauth-jvm check'").closed();
          assertEquals(untouched, readers.traces());
          desk.run(su + "'cd; setsid -w localauth-jvm run -- touch ran'").ended(78);
          assertTrue(Files.notExists(Path.of(other, "ran")));
        }
        cell.root("sed -i s/^uid=.*/uid=64999/ " + records + "/*");
        // In all respects hers it opens: only whoever can write it in her name can do that.
        desk.run("su mallory -c 'localauth-jvm check'").must();
      } finally {
        Machine.must("rm", "-rf", records);
      }
    }
  }

  private void skipUnlessPeopleMakeContainers() {
    List<String> words = new ArrayList<>(person.account().prefix());
    words.addAll(List.of("unshare", "--user", "--map-current-user", "--pid", "--fork", "true"));
    Cell.skipUnless(words.toArray(String[]::new));
  }

  private Path record() {
    try (Stream<Path> files = Files.list(person.records())) {
      List<Path> records =
          files.filter(each -> each.getFileName().toString().matches("\\d+-\\d+")).toList();
      assertEquals(1, records.size());
      return records.get(0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static String found(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult each) -> each.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError(text));
  }
}
