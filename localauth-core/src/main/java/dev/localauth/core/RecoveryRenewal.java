// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.core.challenge.Passed;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.recovery.RecoverySet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Makes new recovery codes, which replace the earlier ones once one of them was typed back. */
final class RecoveryRenewal {
  private static final int TRIES = 3;

  private final GateParts parts;
  private final Prompter prompter;
  private final Purpose purpose;

  RecoveryRenewal(GateParts parts, Prompter prompter, Purpose purpose) {
    this.parts = parts;
    this.prompter = prompter;
    this.purpose = purpose;
  }

  /** Returns how many there are now. */
  int run() throws GateClosedException, LocalAuthException, IOException {
    try (Change change = Change.begin(parts, prompter, purpose);
        Passed passed = change.authenticate(change.ways())) {
      List<Secret> codes = RecoverySet.draw();
      try {
        requireWritten(codes);
        RecoverySet set = RecoverySet.of(codes);
        try (ChangeLock held = ChangeLock.acquire(parts, change.requirement().places())) {
          held.requireUnchanged(Optional.of(change.stored()));
          change.recoveryCodes().keep(set);
        }
      } finally {
        codes.forEach(Secret::close);
      }
      return codes.size();
    }
  }

  /** A list that nobody wrote down helps nobody: one of its codes has to come back. */
  private void requireWritten(List<Secret> codes) throws GateClosedException, LocalAuthException {
    for (int i = 0; i < TRIES; i++) {
      prompter.show(
          new Notice.Confidential(
              "write these recovery codes down, away from this machine; then type one of them",
              Optional.empty(),
              codes));
      try (Secret typed = prompter.ask(Question.Known.RECOVERY_CODE)) {
        if (RecoverySet.isAmong(codes, typed)) {
          return;
        }
      }
      prompter.show(new Notice.Line("localauth: that is none of the new codes"));
    }
    throw new GateClosedException(
        ClosedReason.CANCELLED,
        "none of the new recovery codes was typed; the earlier ones stay",
        "run the command again");
  }
}
