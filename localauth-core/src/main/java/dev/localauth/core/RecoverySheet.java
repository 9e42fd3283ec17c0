// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.core.recovery.RecoverySet;
import java.util.List;
import java.util.Optional;

/** New recovery codes, for the person to write down. */
final class RecoverySheet implements AutoCloseable {
  private static final int TRIES = 3;

  private final List<Secret> codes;

  private RecoverySheet(List<Secret> codes) {
    this.codes = codes;
  }

  static RecoverySheet draw() {
    return new RecoverySheet(RecoverySet.draw());
  }

  int size() {
    return codes.size();
  }

  /** A list that nobody wrote down helps nobody: one of its codes has to come back. */
  RecoverySet written(Prompter prompter) throws GateClosedException, LocalAuthException {
    for (int i = 0; i < TRIES; i++) {
      prompter.show(
          new Notice.Confidential(
              "write these recovery codes down, away from this machine; then type one of them",
              Optional.empty(),
              codes));
      try (Secret typed = prompter.ask(Question.Known.RECOVERY_CODE)) {
        if (RecoverySet.isAmong(codes, typed)) {
          return RecoverySet.of(codes);
        }
      }
      prompter.show(new Notice.Line("localauth: that is none of the new codes"));
    }
    throw new GateClosedException(
        ClosedReason.CANCELLED,
        "none of the new recovery codes was typed; nothing was changed",
        "run the command again");
  }

  @Override
  public void close() {
    codes.forEach(Secret::close);
  }
}
