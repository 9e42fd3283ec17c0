// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Verdict.Rejection;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DemandsTest {
  private final Office office = new Office();

  @AfterEach
  void closeTheOffice() {
    office.close();
  }

  @Test
  void everyMethodThatWasAskedForMustHaveBeenUsed() throws Exception {
    claiming(claims -> claims.claim("amr", List.of("pwd", "otp", "mfa")));
    office.enroll("amr", "otp,mfa");
    assertTrue(office.accepts());
    claiming(claims -> claims.claim("amr", List.of("pwd", "mfa")));
    office.assertRejected(Rejection.WRONG, "%s does not say that the sign-in was by otp");
    claiming(claims -> claims.claim("amr", null));
    office.assertRejected(Rejection.WRONG, "%s does not say that the sign-in was by otp");
  }

  @Test
  void oneOfTheClassesThatWereAskedForMustHaveBeenReached() throws Exception {
    claiming(claims -> claims.claim("acr", "silver"));
    office.enroll("acr", "gold,silver");
    assertTrue(office.accepts());
    for (String other : new String[] {"bronze", "gold silver", null}) {
      claiming(claims -> claims.claim("acr", other));
      office.assertRejected(
          Rejection.WRONG, "%s does not say that the sign-in was of class gold or silver");
    }
  }

  @Test
  void aSignInMayBeFiveMinutesOldUnlessSomethingElseWasAskedFor() throws Exception {
    office.enroll();
    signedInBefore(300);
    assertTrue(office.accepts());
    signedInBefore(301);
    office.assertRejected(
        Rejection.WRONG,
        "the sign-in at %s is 301 s old, and 300 s are allowed; sign out there first");
    claiming(claims -> claims.claim("auth_time", null));
    office.assertRejected(Rejection.WRONG, "%s does not say when the person signed in");
    signedInBefore(-61);
    office.assertRejected(Rejection.WRONG, "%s says that the person will sign in later");
  }

  @Test
  void whoSaysThatTheAgeDoesNotMatterGetsThat() throws Exception {
    claiming(claims -> claims.claim("auth_time", null));
    office.enroll("max-age", "none");
    assertTrue(office.accepts());
    signedInBefore(1_000_000);
    assertTrue(office.accepts());
  }

  @Test
  void anotherAgeIsKeptTo() throws Exception {
    office.enroll("max-age", "PT20S");
    signedInBefore(20);
    assertTrue(office.accepts());
    signedInBefore(21);
    office.assertRejected(
        Rejection.WRONG,
        "the sign-in at %s is 21 s old, and 20 s are allowed; sign out there first");
  }

  @Test
  void whatCannotBeHadIsNoticedWhileEnrolling() {
    office.assertCannotEnroll(
        Reason.FAILED, "%s does not say that the sign-in was by otp", "amr", "otp");
    office.assertCannotEnroll(
        Reason.FAILED, "%s does not say that the sign-in was of class gold", "acr", "gold");
    claiming(claims -> claims.claim("auth_time", null));
    office.assertCannotEnroll(Reason.FAILED, "%s does not say when the person signed in");
  }

  private void signedInBefore(long seconds) {
    claiming(
        claims -> claims.claim("auth_time", office.clock.instant().getEpochSecond() - seconds));
  }

  private void claiming(Consumer<JWTClaimsSet.Builder> change) {
    office.issuer.flows().claims(change);
  }
}
