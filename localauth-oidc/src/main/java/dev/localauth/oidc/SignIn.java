// SPDX-License-Identifier: Apache-2.0
package dev.localauth.oidc;

import com.nimbusds.jwt.JWT;
import com.nimbusds.openid.connect.sdk.Nonce;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import java.util.Optional;

/** One sign-in, from the issuer's address to a verified ID token. */
record SignIn(AuthenticationContext context, Terms terms, ClientRecord client, Waiting waiting) {

  /** Returns who signed in, or empty if the request was denied. */
  Optional<Identity> run() throws LocalAuthException {
    Web web = Web.over(terms.route(), waiting.patience());
    Provider provider = Provider.discover(terms.issuer(), web);
    Requests requests = new Requests(terms, provider, client.clientSecret());
    String nonce = new Nonce().getValue();
    Moments moments = Moments.startingNow(context.clock());
    Optional<JWT> token = await(DeviceFlow.start(requests, web, nonce));
    return token.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new IdTokenCheck(terms, nonce, moments).check(token.get(), provider.signingKeys(web)));
  }

  private Optional<JWT> await(DeviceFlow flow) throws LocalAuthException {
    Stopwatch stopwatch = waiting.stopwatch();
    flow.invitation().show(context.prompter(), context.purpose(), flow.limit());
    try {
      return flow.await(stopwatch);
    } finally {
      // This line also takes the invitation away, so that what follows is seen.
      context
          .prompter()
          .show(
              new Notice.Line(
                  "waited %d s for %s".formatted(stopwatch.elapsed().toSeconds(), terms.issuer())));
    }
  }
}
