// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.PseudoTerminal;
import dev.localauth.testsupport.browser.Chromium;
import dev.localauth.testsupport.browser.Page;
import dev.localauth.testsupport.browser.VirtualAuthenticator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passkeys on the command line: somebody without a display, who takes the address from the terminal
 * to their own browser.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PasskeyIT {
  private static final Pattern ADDRESS =
      Pattern.compile("(http://localhost:(\\d+)/[A-Za-z0-9_-]{43}/)\r\n");

  private static Person person;
  private static Chromium browser;
  private static Page tab;
  private static VirtualAuthenticator key;

  @BeforeAll
  static void setUp() {
    person = Person.withAnEmptyHome();
    browser = Chromium.of(person.account());
    tab = browser.newPage();
    key = tab.addVirtualAuthenticator();
    try (Desk desk = person.desk()) {
      desk.type("localauth setup --method passkey --store file --port " + freePort());
      show(desk);
      tab.awaitText("Register a passkey");
      tab.click("#go");
      tab.awaitText("You can close this tab");
      desk.ended().must();
    }
    assertEquals(1, key.credentials().size());
  }

  @AfterAll
  static void end() {
    if (browser != null) {
      browser.close();
      assertFalse(Files.exists(browser.directory()), "a profile is left");
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Brings the page that {@code desk} tells of to the browser, and returns where it is. */
  private static String show(Desk desk) {
    String address = address(desk);
    tab.navigate(address);
    return address;
  }

  private static String address(Desk desk) {
    Matcher matcher = ADDRESS.matcher(desk.terminal().expect(ADDRESS, Desk.LIMIT));
    assertTrue(matcher.find());
    return matcher.group(1);
  }

  private static String run() {
    return "localauth run --port " + freePort() + " -- sh -c 'echo inside; exit 9'";
  }

  /** Fails unless everything is as it was before the question. */
  private static void assertClosed(Desk desk, String address) {
    assertTrue(desk.terminal().echoEnabled(), "no echo");
    Matcher matcher = ADDRESS.matcher(address + "\r\n");
    assertTrue(matcher.find());
    int port = Integer.parseInt(matcher.group(2));
    assertThrows(
        IOException.class,
        () -> new Socket(InetAddress.getLoopbackAddress(), port).close(),
        "the port is open");
    assertEquals(77, desk.run("localauth check").exitCode());
  }

  @Test
  void theGateIsOpenedOnThePageOncePerTerminal() {
    try (Desk desk = person.desk()) {
      desk.run("mkdir -p src/app; cd src/app");
      String shown = desk.type(run()).expect("and open it there:");
      assertTrue(
          Pattern.compile("ssh -N -L (\\d+):localhost:\\1 " + person.account().name() + "@")
              .matcher(shown)
              .find(),
          shown);
      show(desk);
      tab.awaitText("Confirm that it is you");
      assertTrue(tab.text().contains("/src/app"), tab::text);
      tab.click("#go");
      Desk.Outcome first = desk.ended();
      assertEquals(9, first.exitCode(), first.shown());
      assertEquals(new Desk.Outcome(9, "inside\n"), desk.run(run()));
    }
  }

  @Test
  void cancellingOnThePageKeepsItShut() {
    try (Desk desk = person.desk()) {
      desk.type(run());
      String address = show(desk);
      tab.click("#cancel");
      Desk.Outcome outcome = desk.ended().closed();
      assertTrue(outcome.shown().contains("cancelled in the browser"), outcome.shown());
      assertFalse(outcome.shown().contains("inside"));
      assertClosed(desk, address);
    }
  }

  @Test
  void closingTheTabKeepsItShut() {
    try (Desk desk = person.desk()) {
      desk.type(run());
      String address = address(desk);
      Page other = browser.newPage();
      other.navigate(address);
      other.awaitText("Confirm that it is you");
      other.close();
      Desk.Outcome outcome = desk.ended().closed();
      assertTrue(outcome.shown().contains("was closed"), outcome.shown());
      assertClosed(desk, address);
    }
  }

  @Test
  void aKeyThatDoesNotKnowThePersonKeepsItShut() {
    // Another tab with the same credential: a key that was refused too often blocks itself.
    Page other = browser.newPage();
    VirtualAuthenticator stranger = other.addVirtualAuthenticator();
    stranger.add(key.credentials().get(0));
    stranger.verifiesUser(false);
    try (Desk desk = person.desk()) {
      desk.type(run());
      String address = address(desk);
      other.navigate(address);
      other.click("#go");
      Desk.Outcome outcome = desk.ended().closed();
      assertTrue(outcome.shown().contains("nothing was confirmed"), outcome.shown());
      assertClosed(desk, address);
    }
    other.close();
  }

  @Test
  void controlCEndsTheWaiting() {
    try (Desk desk = person.desk()) {
      desk.type(run());
      String address = show(desk);
      tab.awaitText("Confirm that it is you");
      desk.terminal().sendControl('C');
      Desk.Outcome outcome = desk.ended().closed();
      assertTrue(outcome.shown().contains("localauth: error: cancelled\n"), outcome.shown());
      assertFalse(outcome.shown().contains("inside"));
      assertClosed(desk, address);
    }
  }

  @Test
  void withoutADisplayItSaysAtOnceWhatIsPossible() {
    try (Desk desk = person.desk()) {
      Desk.Outcome outcome = desk.run("localauth run -- echo inside");
      assertEquals(69, outcome.exitCode(), outcome.shown());
      assertTrue(outcome.shown().contains("--port"), outcome.shown());
      assertFalse(outcome.shown().contains("inside"));
    }
  }

  @Test
  void theBrowserOfAnotherAccountIsNotAnswered() {
    try (Desk desk = person.desk();
        Chromium others = Chromium.start()) {
      desk.type(run());
      String address = address(desk);
      Page page = others.newPage();
      assertThrows(AssertionError.class, () -> page.navigate(address));
      tab.navigate(address);
      tab.click("#go");
      assertEquals(9, desk.ended().exitCode(), tab::text);
    }
  }

  @Test
  void overSshThePageComesThroughATunnelToTheBrowserOfTheOwnMachine(@TempDir Path place)
      throws IOException {
    int far = freePort();
    int near = freePort();
    String localauth = Program.installed().command();
    Path sshd = Files.createDirectory(place.resolve("ssh"));
    Machine.must("chmod", "755", place.toString());
    try (LocalSshd server = LocalSshd.start(person, sshd);
        Desk desk = server.login();
        PseudoTerminal tunnel = tunnel(server, near, far);
        Chromium own = Chromium.behindTunnel(far, near)) {
      Desk.Outcome refused = desk.run("DISPLAY=:0 " + localauth + " run -- echo inside");
      assertEquals(69, refused.exitCode(), refused.shown());
      desk.type(localauth + " run --port " + far + " -- echo inside");
      String address = address(desk);
      tunnel.expect("Local forwarding listening on 127.0.0.1", Desk.LIMIT);
      Page page = own.newPage();
      page.navigate(address);
      page.awaitText("Confirm that it is you");
      page.click("#cancel");
      desk.ended().closed();
    }
  }

  private static PseudoTerminal tunnel(LocalSshd server, int near, int far) {
    return person
        .on(
            "/bin/sh",
            "-c",
            "exec %s -N -v -L %d:localhost:%d".formatted(server.command(), near, far))
        .start();
  }
}
