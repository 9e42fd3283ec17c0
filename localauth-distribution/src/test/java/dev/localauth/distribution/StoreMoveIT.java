// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Moving between files and a real keyring; what setup does where there is none. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class StoreMoveIT {
  private static final String PIN = "tulip&94x";
  private static final String KEYRING = "secret-service";
  private static final String FILE = "file";

  /** A shell with a session bus and an unlocked gnome-keyring, which end with it. */
  private static Desk withKeyring(Person person) {
    for (String program : List.of("dbus-run-session", "gnome-keyring-daemon", "secret-tool")) {
      if (Processes.run(Duration.ofSeconds(10), "which", program).exitCode() != 0) {
        System.err.println("SKIPPED: needs " + program);
        Assumptions.abort("needs " + program);
      }
    }
    Desk desk = person.desk();
    desk.type(
        "exec dbus-run-session -- sh -c 'echo pw | gnome-keyring-daemon --unlock"
            + " --components=secrets >/dev/null 2>&1; exec sh'");
    assertEquals(0, desk.run("true").exitCode());
    return desk;
  }

  private static Desk answering(Desk desk, String command) {
    desk.type(command).expect("PIN: ");
    desk.terminal().send(PIN + "\r");
    return desk;
  }

  private static void must(Desk desk, String command) {
    Desk.Outcome outcome = answering(desk, command).ended();
    assertEquals(0, outcome.exitCode(), outcome.shown());
  }

  private static void setUp(Desk desk, String store) {
    desk.type("localauth setup --method pin --store " + store);
    desk.expect("New PIN: ");
    desk.terminal().send(PIN + "\r");
    desk.expect("Repeat PIN: ");
    desk.terminal().send(PIN + "\r");
    Desk.Outcome outcome = desk.ended();
    assertEquals(0, outcome.exitCode(), outcome.shown());
  }

  private static String holder(Desk desk) {
    String list = desk.run("localauth store list").shown();
    return list.contains(KEYRING + ": holds the enrollment") ? KEYRING : FILE;
  }

  private static int inKeyring(Desk desk) {
    String counted =
        desk.run("secret-tool search --all application localauth 2>&1 | grep -c '^attribute.entry'")
            .shown();
    return Integer.parseInt(counted.strip());
  }

  /** The key of the files stays with them. */
  private static List<String> inFiles(Person person) {
    return Machine.find(person.secrets().toString(), "-type", "f").stream()
        .filter(file -> !file.endsWith("/key"))
        .toList();
  }

  private static void killJvm(Desk desk) {
    ProcessHandle.of(desk.terminal().pid()).stream()
        .flatMap(ProcessHandle::descendants)
        .filter(each -> each.info().command().orElse("").endsWith("/java"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void everythingMovesToTheKeyringAndBack() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = withKeyring(person)) {
      setUp(desk, FILE);
      int files = inFiles(person).size();
      assertEquals(0, inKeyring(desk));
      must(desk, "localauth store migrate --to " + KEYRING);
      assertEquals(77, desk.run("localauth check").exitCode());
      assertEquals(List.of(), inFiles(person));
      assertEquals(files, inKeyring(desk));
      must(desk, "localauth unlock");
      must(desk, "localauth store migrate --to " + FILE);
      assertEquals(files, inFiles(person).size());
      assertEquals(0, inKeyring(desk));
      must(desk, "localauth unlock");
      must(desk, "localauth disable");
    }
  }

  @Test
  void killedAtAnyMomentOneStoreHoldsEverything() throws Exception {
    Person person = Person.withAnEmptyHome();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    try (Desk desk = withKeyring(person)) {
      setUp(desk, FILE);
      int size = inFiles(person).size();
      int killed = 0;
      for (int round = Machine.count(8, 60); round > 0; round--) {
        String target = holder(desk).equals(FILE) ? KEYRING : FILE;
        answering(desk, "localauth store migrate --to " + target);
        TimeUnit.MILLISECONDS.sleep(random.nextInt(900));
        killJvm(desk);
        killed += desk.ended().exitCode() == 0 ? 0 : 1;
        desk.run("localauth lock");
        assertEquals(77, desk.run("localauth check").exitCode(), "random seed " + seed);
        must(desk, "localauth unlock");
      }
      assertTrue(killed > 0, "none was killed in time");
      // Once more to where everything is, if something is left elsewhere; then away and back.
      String live = holder(desk);
      String other = live.equals(FILE) ? KEYRING : FILE;
      must(desk, "localauth store migrate --to " + other);
      must(desk, "localauth store migrate --to " + live);
      boolean files = live.equals(FILE);
      assertEquals(files ? size : 0, inFiles(person).size(), "random seed " + seed);
      assertEquals(files ? 0 : size, inKeyring(desk), "random seed " + seed);
      must(desk, "localauth disable");
      assertEquals(List.of(), inFiles(person));
      assertEquals(0, inKeyring(desk));
    }
  }

  @Test
  void withoutAKeyringFilesAreUsedAfterAYesOnly() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      Desk.Outcome no = offered(desk, "n");
      assertEquals(69, no.exitCode(), no.shown());
      assertEquals(List.of(), Machine.find(person.home().resolve(".local").toString()));
      desk.type("localauth setup --method pin").expect("[y/N] ");
      desk.terminal().send("y\r");
      desk.expect("New PIN: ");
      desk.terminal().send(PIN + "\r");
      desk.expect("Repeat PIN: ");
      desk.terminal().send(PIN + "\r");
      Desk.Outcome yes = desk.ended();
      assertEquals(0, yes.exitCode(), yes.shown());
      assertTrue(yes.shown().contains("kept in file"), yes.shown());
    }
  }

  private static Desk.Outcome offered(Desk desk, String answer) {
    String shown = desk.type("localauth setup --method pin").expect("[y/N] ");
    assertTrue(shown.contains("localauth: error: the store secret-service cannot be used"), shown);
    assertTrue(shown.contains("localauth: hint: \"--store file\" works here: files"), shown);
    desk.terminal().send(answer + "\r");
    return desk.ended();
  }
}
