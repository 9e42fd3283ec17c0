// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import java.util.List;
import java.util.function.Function;

/** A sender whose way out leads to a gateway of the test. */
record RedirectedSender(SmsSender sender, Function<SmsAccount, SmsRoute> route)
    implements SmsSender {
  @Override
  public String id() {
    return sender.id();
  }

  @Override
  public Availability availability() {
    return sender.availability();
  }

  @Override
  public List<SmsCredential> credentials(Parameters settings) throws AuthenticatorException {
    return sender.credentials(settings);
  }

  @Override
  public SmsRoute route(SmsAccount account) {
    return route.apply(account);
  }
}
