// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.keyring.PrivateBus;
import dev.localauth.testsupport.keyring.RunningProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Somebody who has the person's account, an enrollment of their own and the keyring open before
 * them does not get past the question by changing what the keyring answers.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KeyringTamperingIT {
  private static final String PIN = "tulip&94x";
  private static final String FOREIGN_PIN = "heron%27q";
  private static final Pattern ASKED_OR_ENDED = Pattern.compile("PIN: |error: ");

  private RunningProvider foreign;
  private RunningProvider keyring;
  private Path foreignHome;
  private Person person;

  @BeforeEach
  void twoPeopleSetUp() throws Exception {
    Person attacker = Person.withAnEmptyHome();
    foreign = Keyring.GNOME_KEYRING.startFor(attacker.account());
    setUp(Keyring.at(attacker, foreign.bus()), FOREIGN_PIN);
    foreignHome = Files.createTempDirectory("localauth-it-foreign-");
    Machine.must("cp", "-aT", attacker.home().toString(), foreignHome.toString());
    Person owner = Person.withAnEmptyHome();
    keyring = Keyring.GNOME_KEYRING.startFor(owner.account());
    person = Keyring.at(owner, keyring.bus());
    setUp(person, PIN);
  }

  @AfterEach
  void end() throws Exception {
    try (RunningProvider first = keyring;
        RunningProvider second = foreign) {
      Machine.must("rm", "-rf", foreignHome.toString());
    }
  }

  private static void setUp(Person person, String pin) {
    try (Desk desk = person.desk()) {
      desk.type("localauth setup --method pin").choose(pin).ended().must();
    }
  }

  @Test
  void anItemThatIsGoneOrReplacedOpensNothing() throws Exception {
    Map<String, String> ours = items(keyring.bus());
    Map<String, String> theirs = new TreeMap<>();
    items(foreign.bus()).forEach((entry, value) -> theirs.put(kind(entry), value));
    assertTrue(ours.size() >= 3, ours.keySet().toString());
    String garbage = Base64.getEncoder().encodeToString("version=1\n".getBytes(UTF_8));
    for (Map.Entry<String, String> each : ours.entrySet()) {
      String entry = each.getKey();
      delete(entry);
      assertClosed(person, entry + " is gone");
      keep(entry, garbage);
      assertClosed(person, entry + " is garbage");
      keep(entry, theirs.getOrDefault(kind(entry), garbage));
      assertClosed(person, entry + " is another's");
      keep(entry, each.getValue());
    }
    ours.keySet().forEach(entry -> keep(entry, theirs.getOrDefault(kind(entry), garbage)));
    assertClosed(person, "all are another's");
    ours.forEach(this::keep);
    // All of that was refused for what it was, and not because nothing opens here.
    try (Desk desk = person.desk()) {
      desk.type("localauth run -- true").answer("PIN: ", PIN).ended().must();
    }
  }

  @Test
  void aBusOfSomebodyElseOpensNothing() throws Exception {
    Person pointed = Keyring.at(person, foreign.bus());
    assertClosed(pointed, "the keyring is another's");
    assertClosed(
        person.with(
            Map.of(
                "DBUS_SESSION_BUS_ADDRESS", foreign.bus().address(),
                "HOME", foreignHome.toString())),
        "home and keyring are another's");
    for (String entry : items(foreign.bus()).keySet()) {
      assertEquals("", change(foreign.bus(), "", "clear", entry));
    }
    assertClosed(pointed, "the keyring is empty");
  }

  private static void assertClosed(Person person, String why) {
    try (Desk desk = person.desk()) {
      desk.type("localauth run -- touch ran");
      String shown = desk.terminal().expect(ASKED_OR_ENDED, Desk.LIMIT);
      if (shown.endsWith("PIN: ")) {
        desk.terminal().send(FOREIGN_PIN + "\r");
      }
      Desk.Outcome outcome = desk.ended();
      assertNotEquals(0, outcome.exitCode(), why + ": " + shown + outcome.shown());
      assertNotEquals(0, desk.run("localauth check").exitCode(), why);
      assertFalse(Files.exists(person.home().resolve("ran")), why);
      assertFalse(Files.exists(Path.of(person.environment().get("HOME"), "ran")), why);
    }
  }

  /** What an entry is, whoever's it is. */
  private static String kind(String entry) {
    return entry.replaceFirst("^[0-9a-z]{16,}/", "");
  }

  private void delete(String entry) {
    assertEquals("", change(keyring.bus(), "", "clear", entry));
  }

  private void keep(String entry, String value) {
    assertEquals("", change(keyring.bus(), value, "store", "--label=localauth", entry));
  }

  /** The last word is the entry. */
  private static String change(PrivateBus bus, String input, String... words) {
    String[] command = new String[words.length + 7];
    command[0] = "secret-tool";
    System.arraycopy(words, 0, command, 1, words.length - 1);
    String[] attributes = {
      "xdg:schema", "dev.localauth", "application", "localauth", "entry", words[words.length - 1]
    };
    System.arraycopy(attributes, 0, command, words.length, attributes.length);
    try {
      return bus.run(input, java.util.Arrays.copyOf(command, words.length + attributes.length));
    } catch (java.io.IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new AssertionError("interrupted", interrupted);
    }
  }

  /** What is in a keyring, by entry, as it rests there. */
  private static Map<String, String> items(PrivateBus bus) throws Exception {
    Map<String, String> items = new TreeMap<>();
    bus.run("", "secret-tool", "search", "--all", "application", "localauth")
        .lines()
        .filter(line -> line.startsWith("attribute.entry = "))
        .map(line -> line.substring(line.indexOf("= ") + 2))
        .forEach(entry -> items.put(entry, change(bus, "", "lookup", entry).strip()));
    return items;
  }
}
