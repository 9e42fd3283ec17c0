// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.LocalAuthException;
import dev.localauth.testkit.ScriptedPrompter;
import dev.localauth.testsupport.oidc.DeviceFlows.Ending;
import dev.localauth.testsupport.oidc.Fault;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks for codes, tokens and the client's secret in everything that is said. */
class NothingLeaksTest {
  private static final String SECRET = "a-client-secret-of-some-length";

  private final Office office = new Office();
  private final List<String> said = new ArrayList<>();

  @AfterEach
  void closeTheOffice() {
    office.close();
  }

  @Test
  void neitherLinesNorExceptionsNorParametersHoldASecret() throws Exception {
    office.issuer.clientSecret(SECRET);
    office.prompter = ScriptedPrompter.answering(SECRET);
    said.add(office.enroll("client-secret", "ask").toString());
    said.addAll(office.prompter.confirmations());
    for (Ending ending : Ending.values()) {
      office.issuer.flows().end(ending);
      attempt();
    }
    office.issuer.flows().end(Ending.ALLOWED);
    office.issuer.flows().subject("mallory");
    attempt();
    office.issuer.flows().claims(claims -> claims.claim("nonce", 7));
    attempt();
    office.issuer.flows().claims(claims -> claims.audience("other"));
    attempt();
    office.issuer.flows().signer(claims -> office.issuer.keys().sign(claims) + "x");
    attempt();
    office.issuer.flows().signer(claims -> "{" + office.issuer.keys().sign(claims));
    attempt();
    office.issuer.fault("/keys", Fault.status(500));
    attempt();
    office.issuer.fault("/token", Fault.json(200, "{\"id_token\":\"" + "eyJ".repeat(20)));
    attempt();
    assertTrue(office.issuer.flows().secrets().size() > 20, "too little happened");
    for (String text : said) {
      assertFalse(text.contains(SECRET), text);
      assertFalse(text.contains("eyJeyJ"), text);
      for (String secret : office.issuer.flows().secrets()) {
        assertFalse(text.contains(secret), text);
      }
    }
  }

  private void attempt() {
    try {
      said.add(office.verify().toString());
    } catch (LocalAuthException failure) {
      StringWriter whole = new StringWriter();
      failure.printStackTrace(new PrintWriter(whole));
      said.add(whole + failure.hint().orElse(""));
    }
    said.addAll(office.lines());
  }
}
