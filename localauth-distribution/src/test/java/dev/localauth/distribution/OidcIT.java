// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.testsupport.Processes;
import dev.localauth.testsupport.oidc.DeviceFlows.Ending;
import dev.localauth.testsupport.oidc.LoopbackIssuer;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The organization's own login, on the command line; the test is the person at the issuer. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class OidcIT {
  private static final String LEAVES_THE_SCREEN = "\u001b[?1049l";
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final LoopbackIssuer issuer = LoopbackIssuer.start();

  @AfterEach
  void stop() {
    issuer.close();
  }

  @Test
  void theOrganizationsLoginOpensTheGateAndNothingElseDoes() {
    issuer.flows().interval(1);
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      setUp(desk);

      desk.type("localauth run -- sh -c 'echo inside; exit 9'");
      String invitation = desk.expect("Ctrl-C gives up)");
      assertTrue(invitation.contains("sh asks you to sign in: "), invitation);
      String code = issuer.flows().latestCode();
      desk.expect(issuer.issuer() + "/device\r\n");
      desk.expect("code: " + code);
      assertNoCodeIsAnArgument();
      issuer.flows().end(Ending.ALLOWED);
      desk.expect(LEAVES_THE_SCREEN);
      Desk.Outcome inside = desk.ended();
      assertEquals(9, inside.exitCode(), inside.shown());
      assertTrue(inside.shown().endsWith("inside\n"), inside.shown());

      desk.run("localauth lock");
      issuer.flows().end(Ending.DENIED);
      assertClosed(
          desk, 77, "the request was denied at " + issuer.issuer(), "wrong answer for oidc");
      issuer.flows().end(Ending.ALLOWED);
      issuer.flows().subject("mallory");
      assertClosed(
          desk, 77, "somebody else signed in at " + issuer.issuer(), "wrong answer for oidc");
      issuer.flows().subject("alice-4711");
      issuer.flows().end(Ending.EXPIRED);
      assertClosed(desk, 77, "nobody signed in at " + issuer.issuer() + " in time");
      issuer.flows().end(Ending.ALLOWED);
      issuer.flows().claims(claims -> claims.audience("other"));
      assertClosed(desk, 77, "the ID token of " + issuer.issuer() + " is meant for another client");
      issuer.close();
      assertClosed(desk, 69, "cannot connect to localhost");
    }
    assertNothingSecretIsKept(person);
  }

  @Test
  void controlCEndsTheWaitAndLeavesTheScreenAsItWas() {
    issuer.flows().interval(1);
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      setUp(desk);
      issuer.flows().end(Ending.PENDING);
      desk.type("localauth run -- touch ran");
      desk.expect("Ctrl-C gives up)");
      desk.terminal().sendControl('C');
      desk.expect(LEAVES_THE_SCREEN);
      Desk.Outcome outcome = desk.ended().closed();
      assertTrue(outcome.shown().contains("localauth: error: cancelled\n"), outcome.shown());
      assertEquals(0, desk.run("test ! -e ran").exitCode());
    }
  }

  @Test
  void whatCannotBeEnrolledIsTold() {
    Person person = Person.withAnEmptyHome();
    try (Desk desk = person.desk()) {
      Desk.Outcome missing =
          desk.run("localauth setup --store file --method oidc --set oidc.client=localauth");
      assertEquals(77, missing.exitCode(), missing.shown());
      assertTrue(
          missing.shown().contains("localauth: error: oidc needs to know an issuer and a client\n"),
          missing.shown());
      Desk.Outcome open =
          desk.run(
              "localauth setup --store file --method oidc --set oidc.issuer=http://id.example.com"
                  + " --set oidc.client=localauth");
      assertEquals(77, open.exitCode(), open.shown());
      assertTrue(
          open.shown().contains("oidc.issuer is not an https address without a query\n"),
          open.shown());
    }
    assertFalse(Files.exists(person.marker()));
  }

  private void setUp(Desk desk) {
    issuer.flows().end(Ending.ALLOWED);
    desk.type(
        "localauth setup --store file --method oidc --set oidc.issuer="
            + issuer.issuer()
            + " --set oidc.client="
            + LoopbackIssuer.CLIENT);
    desk.answer(
        "you are alice, the account alice-4711 at "
            + issuer.issuer()
            + "; let this account in here [y/N] ",
        "y");
    Desk.Outcome done = desk.ended();
    assertEquals(0, done.exitCode(), done.shown());
    issuer.flows().end(Ending.PENDING);
  }

  private void assertClosed(Desk desk, int exitCode, String... lines) {
    Desk.Outcome closed = desk.run("localauth run -- touch ran");
    assertEquals(exitCode, closed.exitCode(), closed.shown());
    String after = closed.shown().substring(closed.shown().lastIndexOf(LEAVES_THE_SCREEN) + 1);
    for (String line : lines) {
      assertTrue(after.contains(line + "\n"), closed.shown());
    }
  }

  /** While the person is waited for: anybody may read the arguments of processes. */
  private void assertNoCodeIsAnArgument() {
    String arguments = Processes.run(LIMIT, "ps", "-eo", "args").stdout();
    for (String secret : issuer.flows().secrets()) {
      assertFalse(arguments.contains(secret), "a secret is an argument");
    }
  }

  private void assertNothingSecretIsKept(Person person) {
    List<String> secrets = issuer.flows().secrets();
    assertTrue(secrets.size() > 10);
    for (String secret : secrets) {
      Processes.Run found =
          Processes.run(LIMIT, "grep", "-rlF", "-e", secret, person.home().toString());
      assertEquals("", found.stdout(), "a code or a token was kept");
    }
  }
}
