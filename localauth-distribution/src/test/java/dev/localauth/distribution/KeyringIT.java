// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.keyring.BrokenProvider;
import dev.localauth.testsupport.keyring.PrivateBus;
import dev.localauth.testsupport.keyring.RunningProvider;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate with its secrets in a real keyring, and what is said where that cannot be asked. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KeyringIT {
  private static final String PIN = "tulip&94x";
  private static final String ANOTHER = "heron%27q";
  private static final Duration PROMISED = Duration.ofSeconds(6);
  private static final String SILENT = "the secret service did not answer in 4 seconds";
  private static final String NOBODY = "no program on the session bus keeps secrets";

  @Test
  void thePlatformsStoreIsTheKeyringFromSetupToDisable() throws Exception {
    Person owner = Person.withAnEmptyHome();
    try (RunningProvider keyring = Keyring.GNOME_KEYRING.startFor(owner.account())) {
      Person person = Keyring.at(owner, keyring.bus());
      try (Desk desk = person.desk()) {
        desk.type("localauth setup");
        AuthenticatorApp app = EnrolledPerson.finish(person, desk).app();
        assertTrue(desk.run("localauth status").shown().contains("store:    secret-service: "));
        desk.type("localauth method add pin").answer(app.next()).choose(PIN).ended().must();
        desk.type("localauth run -- sh -c 'echo it ran'").answer("").answer("PIN: ", PIN);
        assertTrue(desk.ended().must().shown().contains("it ran\n"));
        desk.type("localauth pin change").answer("PIN: ", PIN).choose(ANOTHER).ended().must();
        desk.type("localauth unlock").answer("").answer("PIN: ", PIN).ended().closed();
        desk.type("localauth unlock").answer("").answer("PIN: ", ANOTHER).ended().must();
        assertFalse(items(keyring.bus()).isEmpty());
        assertFalse(Files.exists(person.secrets()), "there are secrets in files");
        desk.type("localauth disable").answer("").answer("PIN: ", ANOTHER).ended().must();
        assertEquals("off\n", desk.run("localauth status --short").shown());
        assertEquals(List.of(), items(keyring.bus()), "left in the keyring");
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Keyring.class)
  void whatKeepsTheKeyringFromAnsweringIsToldInTime(Keyring kind) throws Exception {
    Person owner = Person.withAnEmptyHome();
    try (RunningProvider keyring = kind.startFor(owner.account())) {
      Person person = Keyring.at(owner, keyring.bus());
      try (Desk desk = person.desk()) {
        setUp(desk);
        keyring.lock();
        assertUnavailable(person, desk, kind.locked(), kind.unlocking());
        keyring.unlock();
        keyring.freeze();
        assertUnavailable(person, desk, SILENT, "");
        keyring.thaw();
        keyring.restart();
        desk.type("localauth run -- true").answer("PIN: ", PIN).ended().must();
        desk.run("localauth lock").must();
        keyring.bus().end(keyring.process());
        assertUnavailable(person, desk, NOBODY, "start gnome-keyring, KWallet or KeePassXC");
      }
    }
  }

  @Test
  void whatIsWrongWithTheBusIsToldInTime() throws Exception {
    Person owner = Person.withAnEmptyHome();
    Path place = Files.createTempDirectory(owner.home(), "bus");
    try (PrivateBus bus = PrivateBus.of(owner.account());
        RunningProvider keyring = Keyring.GNOME_KEYRING.startFor(owner.account());
        ServerSocketChannel mute = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      try (Desk desk = Keyring.at(owner, keyring.bus()).desk()) {
        setUp(desk);
      }
      assertUnavailable(owner, "there is no session bus", "log in to a desktop session");
      assertUnavailable(
          owner.with(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + place + "/none")),
          "the session bus cannot be reached: ",
          "log in to a desktop session");
      assertUnavailable(
          Keyring.at(owner, bus), NOBODY, "start gnome-keyring, KWallet or KeePassXC");
      mute.bind(UnixDomainSocketAddress.of(place.resolve("mute")));
      Machine.must("chmod", "-R", "a+rwX", place.toString());
      assertUnavailable(
          owner.with(Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + place + "/mute")),
          SILENT,
          "");
      BrokenProvider.start(bus, "silent");
      assertUnavailable(Keyring.at(owner, bus), SILENT, "");
    }
  }

  private static void setUp(Desk desk) {
    desk.type("localauth setup --method pin").choose(PIN).ended().must();
  }

  private static void assertUnavailable(Person person, String message, String hint) {
    try (Desk desk = person.desk()) {
      assertUnavailable(person, desk, message, hint);
    }
  }

  private static void assertUnavailable(Person person, Desk desk, String message, String hint) {
    for (String command : List.of("localauth run -- touch ran", "localauth check")) {
      long begun = System.nanoTime();
      Desk.Outcome outcome = desk.run(command).ended(69);
      Duration taken = Duration.ofNanos(System.nanoTime() - begun);
      assertTrue(
          outcome.shown().startsWith("localauth: error: " + message), () -> outcome.toString());
      assertTrue(outcome.shown().contains("\nlocalauth: hint: " + hint), () -> outcome.toString());
      assertTrue(taken.compareTo(PROMISED) < 0, command + " took " + taken);
      assertEquals(List.of(), programs(person), "left behind by " + command);
    }
    assertFalse(Files.exists(person.home().resolve("ran")), "the command ran");
  }

  /** The processes of our program. */
  private static List<String> programs(Person person) {
    return ProcessHandle.allProcesses()
        .filter(each -> each.info().user().equals(java.util.Optional.of(person.account().name())))
        .map(each -> each.info().commandLine().orElse(""))
        .filter(each -> each.contains("localauth.jar") || each.contains("dbus-launch"))
        .toList();
  }

  /** What there is of ours. */
  private static List<String> items(PrivateBus bus) throws Exception {
    return bus.run("", "secret-tool", "search", "--all", "application", "localauth")
        .lines()
        .filter(line -> line.startsWith("attribute.entry = "))
        .toList();
  }
}
