// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Throttle.Limit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sends a code, as often as one may, and says so. */
record Sending(AuthenticationContext context, Courier courier) {
  static final List<Limit> LIMITS =
      List.of(new Limit(3, Duration.ofMinutes(10)), new Limit(10, Duration.ofDays(1)));

  /** Sends a new code, which the caller closes. */
  Pending send() throws LocalAuthException {
    PhoneNumber number = courier.account().number();
    Optional<Duration> wait = context.throttle().take("sms " + number.international(), LIMITS);
    if (wait.isPresent()) {
      throw new AuthenticatorException(
          Reason.WAIT,
          "too many codes were sent to this phone; wait " + Words.of(wait.get()),
          "wait, then run the command again, or use another way that you enrolled");
    }
    Pending pending = Pending.sent(courier, context);
    try {
      String phone = number.masked();
      context.prompter().show(new Notice.Line("a code was sent by SMS to " + phone));
      return pending;
    } catch (LocalAuthException | RuntimeException failure) {
      pending.close();
      throw failure;
    }
  }
}
