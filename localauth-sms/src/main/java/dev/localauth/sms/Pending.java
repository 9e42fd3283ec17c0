// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict.Rejection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A code that is on its way. It lives here and nowhere else: what is not answered before this is
 * closed is never answered, and the code of another request is just a wrong one.
 */
final class Pending implements AutoCloseable {
  /** NIST SP 800-63B §3.1.3.2: at most 10 minutes. */
  static final Duration VALID = Duration.ofMinutes(10);

  /** Somebody who has given up is not kept waiting. */
  private static final Duration TO_CANCEL = Duration.ofSeconds(3);

  private final Courier courier;
  private final Clock clock;
  private final Instant since;
  private final Secret code;

  /** What a gateway that checks its own codes calls this request. */
  private Optional<String> verification = Optional.empty();

  private boolean used;

  private Pending(Courier courier, Clock clock) {
    this.courier = courier;
    this.clock = clock;
    this.since = clock.instant();
    this.code = Code.random();
  }

  /** Sends a code to the number of {@code courier}. */
  static Pending sent(Courier courier, AuthenticationContext context)
      throws AuthenticatorException {
    Pending pending = new Pending(courier, context.clock());
    try {
      Secret text = SmsText.of(pending.code, context.purpose(), context.person());
      pending.verification = courier.run((route, to) -> send(route, to, text));
      return pending;
    } catch (AuthenticatorException | RuntimeException failure) {
      pending.code.close();
      throw failure;
    }
  }

  /** Returns why the answer is not the code; empty if it is, which it is only once. */
  Optional<Rejection> judge(Secret answer) throws AuthenticatorException {
    if (used || isExpired()) {
      return Optional.of(Rejection.EXPIRED);
    }
    Optional<Secret> typed = TypedCode.read(answer);
    if (typed.isEmpty()) {
      return Optional.of(Rejection.WRONG);
    }
    try (Secret digits = typed.get()) {
      Optional<Rejection> rejection =
          verification.isPresent() ? ask(verification.get(), digits) : compare(digits);
      used = rejection.isEmpty();
      return rejection;
    }
  }

  /** A clock that was set back says nothing about how old the code is. */
  private boolean isExpired() {
    Duration age = Duration.between(since, clock.instant());
    return age.isNegative() || age.compareTo(VALID) > 0;
  }

  private Optional<Rejection> compare(Secret digits) {
    return code.matches(digits) ? Optional.empty() : Optional.of(Rejection.WRONG);
  }

  private Optional<Rejection> ask(String request, Secret digits) throws AuthenticatorException {
    Secret handedOver = digits.copy();
    return switch (courier.run((route, to) -> check(route, request, handedOver))) {
      case RIGHT -> Optional.empty();
      case WRONG -> Optional.of(Rejection.WRONG);
      case EXPIRED -> Optional.of(Rejection.EXPIRED);
    };
  }

  @Override
  public void close() {
    code.close();
    if (verification.isPresent() && !used) {
      try {
        courier.within(TO_CANCEL).run((route, to) -> cancel(route, verification.get()));
      } catch (AuthenticatorException leftToExpire) {
        // The gateway forgets the code by itself; nothing here takes an answer for it any more.
        used = true;
      }
    }
  }

  private static Optional<String> send(SmsRoute route, PhoneNumber to, Secret text)
      throws AuthenticatorException {
    try (text;
        Secret random = Secret.random(16)) {
      if (route instanceof SmsVerification verification) {
        return Optional.of(verification.start(to));
      }
      String request = random.use(HexFormat.of()::formatHex);
      ((SmsMessages) route).send(new SmsMessage(to, text, request));
      return Optional.empty();
    }
  }

  private static SmsVerification.Outcome check(SmsRoute route, String request, Secret digits)
      throws AuthenticatorException {
    try (digits) {
      return ((SmsVerification) route).check(request, digits);
    }
  }

  private static boolean cancel(SmsRoute route, String request) throws AuthenticatorException {
    ((SmsVerification) route).cancel(request);
    return true;
  }
}
