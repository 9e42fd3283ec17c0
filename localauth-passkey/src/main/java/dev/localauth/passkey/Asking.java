// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.Parameters;
import dev.localauth.api.Person;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.ReplayGuard;
import dev.localauth.api.ScopedSecrets;
import dev.localauth.api.Throttle;
import java.time.Clock;

/**
 * What a transport is lent. While a passkey is registered, wishes come as parameters; a transport
 * finds them in both places, at any time.
 */
record Asking(AuthenticationContext lent, Parameters wishes) implements AuthenticationContext {
  @Override
  public ScopedSecrets secrets() {
    return lent.secrets();
  }

  @Override
  public Prompter prompter() {
    return lent.prompter();
  }

  @Override
  public Clock clock() {
    return lent.clock();
  }

  @Override
  public Parameters parameters() {
    return wishes;
  }

  @Override
  public Purpose purpose() {
    return lent.purpose();
  }

  @Override
  public Person person() {
    return lent.person();
  }

  @Override
  public ReplayGuard replayGuard() {
    return lent.replayGuard();
  }

  @Override
  public Throttle throttle() {
    return lent.throttle();
  }
}
