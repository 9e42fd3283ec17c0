// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Parameters;
import dev.localauth.api.Question;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testsupport.oidc.DeviceFlows.Ending;
import dev.localauth.testsupport.oidc.Received;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EnrollmentTest {
  private final Office office = new Office();

  @AfterEach
  void closeTheOffice() {
    office.close();
  }

  @Test
  void thePersonConfirmsWhoTheIssuerSaysTheyAre() throws Exception {
    office.enroll();
    assertEquals(
        List.of(
            "you are alice, the account alice-4711 at "
                + office.issuer.issuer()
                + "; let this account in here"),
        office.prompter.confirmations());
  }

  @Test
  void aNameThatWouldMoveTheCursorIsShownWithoutThat() throws Exception {
    office
        .issuer
        .flows()
        .claims(claims -> claims.claim("preferred_username", "al\u001b[2J\u202eice"));
    office.enroll();
    assertTrue(office.prompter.confirmations().get(0).startsWith("you are al?[2J?ice, "));
  }

  @Test
  void anAccountThatIsNotConfirmedIsNotEnrolled() {
    office.prompter = ScriptedPrompter.answeringWith(question -> "", question -> false);
    office.assertCannotEnroll(Reason.CANCELLED, "the account was not confirmed");
    assertEquals(Map.of(), office.store.entries());
  }

  @Test
  void whoDeniesIsNotEnrolled() {
    office.issuer.flows().end(Ending.DENIED);
    office.assertCannotEnroll(Reason.FAILED, "the request was denied at %s");
    assertEquals(Map.of(), office.store.entries());
  }

  @Test
  void whatIsKeptIsWhatDecidesAndNothingElse() throws Exception {
    SortedMap<String, String> kept = office.enroll().asMap();
    assertTrue(kept.getOrDefault("record-sha256", "").matches("[0-9a-f]{64}"));
    kept.remove("record-sha256");
    assertEquals(
        Map.of(
            "issuer",
            office.issuer.issuer(),
            "client",
            "localauth",
            "scopes",
            "openid",
            "max-age",
            "PT5M",
            "subject",
            "alice-4711"),
        kept);
    assertEquals(1, office.store.entries().size());
    assertEquals(32, office.store.entries().values().iterator().next().length);
  }

  @Test
  void enrolledParametersThatLackSomethingAreRefused() throws Exception {
    SortedMap<String, String> kept = office.enroll().asMap();
    for (String key : List.of("issuer", "client", "subject", "record-sha256")) {
      SortedMap<String, String> less = office.enrolled.asMap();
      less.remove(key);
      assertRefused(less);
    }
    kept.put("groups", "admins");
    assertRefused(kept);
  }

  @Test
  void aWishForThisTimeIsRefused() throws Exception {
    office.enroll();
    var context = office.context(office.enrolled).wishing(Parameters.of(Map.of("page", "none")));
    var thrown = assertThrows(AuthenticatorException.class, () -> office.method().verify(context));
    assertEquals(Reason.FAILED, thrown.reason());
  }

  @Test
  void aClientSecretIsAskedForAndUsedInAHeader() throws Exception {
    office.issuer.clientSecret("s3cr:t %+ü");
    office.issuer.recover();
    enrollWithSecret("s3cr:t %+ü");
    assertEquals(
        List.of(new Question.Other("client secret of localauth", false)),
        office.prompter.questions());
    assertEquals(0, office.prompter.leftOpen());
    assertTrue(office.accepts());
    for (Received request : office.issuer.received("/token")) {
      assertEquals(null, request.form().get("client_secret"));
    }
    assertEquals(0, office.store.leftOpen());
  }

  @Test
  void aClientSecretGoesIntoTheFormWhereTheIssuerKnowsNothingElse() throws Exception {
    office.issuer.clientSecret("s3cret");
    office.issuer.configuration(
        said -> said.put("token_endpoint_auth_methods_supported", List.of("client_secret_post")));
    enrollWithSecret("s3cret");
    assertTrue(office.accepts());
    assertEquals("s3cret", office.issuer.received("/token").get(0).form().get("client_secret"));
  }

  @Test
  void anIssuerThatWantsASecretIsUnderstood() {
    office.issuer.clientSecret("s3cret");
    var thrown =
        office.assertCannotEnroll(
            Reason.FAILED, "%s does not know the client localauth, or wants its secret");
    assertEquals(
        "with a secret, add the method with --set oidc.client-secret=ask",
        thrown.hint().orElseThrow());
  }

  @Test
  void aSecretOnTheCommandLineIsNotTaken() {
    office.assertCannotEnroll(
        Reason.FAILED,
        "a secret on a command line can be seen by others",
        "client-secret",
        "s3cret");
    assertEquals(List.of(), office.issuer.received());
  }

  private void enrollWithSecret(String secret) throws Exception {
    office.prompter = ScriptedPrompter.answering(secret);
    office.enroll("client-secret", "ask");
  }

  private void assertRefused(SortedMap<String, String> parameters) {
    office.enrolled = Parameters.of(parameters);
    var thrown = assertThrows(AuthenticatorException.class, () -> office.verify().close());
    assertEquals(Reason.FAILED, thrown.reason());
  }
}
