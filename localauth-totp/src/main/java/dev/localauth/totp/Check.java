// SPDX-License-Identifier: Apache-2.0
package dev.localauth.totp;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.ReplayGuard;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import dev.localauth.api.Verdict.Rejection;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;

/** Judges one answer at one moment, and sees to it that each code opens once. */
record Check(Codes codes, Moment now, ReplayGuard guard) {
  Verdict judge(Secret answer) throws LocalAuthException {
    Optional<Secret> typed = TypedCode.read(answer, codes.parameters().digits());
    if (typed.isEmpty()) {
      return Verdict.rejected(Rejection.WRONG);
    }
    try (Secret code = typed.get()) {
      long step = now.step();
      return claim(codes.matching(code, step - Drift.TOLERATED, step + Drift.TOLERATED));
    }
  }

  /** RFC 6238 §5.2: a code is accepted once. */
  private Verdict claim(NavigableSet<Long> steps) throws LocalAuthException {
    if (steps.isEmpty()) {
      return Verdict.rejected(Rejection.WRONG);
    }
    // Two steps near each other may have the same code; seen once, it is spent for both.
    if (!isLastUsed(steps) && guard.claim(steps.last())) {
      return Verdict.accepted();
    }
    return refusal(steps);
  }

  private Verdict refusal(NavigableSet<Long> steps) throws LocalAuthException {
    if (!isLastUsed(steps)) {
      // Older than the last one and never used: nothing shows that it was typed in good faith.
      return Verdict.rejected(Rejection.WRONG);
    }
    long used = guard.highest().orElseThrow();
    return Verdict.rejected(Rejection.REUSED, now.until(used + 1));
  }

  private boolean isLastUsed(NavigableSet<Long> steps) throws LocalAuthException {
    OptionalLong used = guard.highest();
    return used.isPresent() && steps.contains(used.getAsLong());
  }
}
