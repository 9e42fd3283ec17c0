// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.ReplayGuard;
import dev.localauth.core.GateClosedException;
import dev.localauth.core.ledger.Ledger;
import java.io.IOException;
import java.util.OptionalLong;

/** Claims counters of one method in the ledger. */
final class LedgerReplayGuard implements ReplayGuard {
  private final Ledger ledger;
  private final String method;
  private final Interruption interruption;

  LedgerReplayGuard(Ledger ledger, String method, Interruption interruption) {
    this.ledger = ledger;
    this.method = method;
    this.interruption = interruption;
  }

  @Override
  public OptionalLong highest() throws AuthenticatorException {
    try {
      return ledger.highest(method);
    } catch (IOException failure) {
      throw closed(failure);
    }
  }

  @Override
  public boolean claim(long counter) throws AuthenticatorException {
    try {
      return ledger.claim(method, counter);
    } catch (IOException failure) {
      throw closed(failure);
    }
  }

  private AuthenticatorException closed(IOException failure) {
    GateClosedException reason = LedgerFailure.closed(failure);
    interruption.close(reason);
    return new AuthenticatorException(
        AuthenticatorException.Reason.FAILED, "the record of attempts failed", "", failure);
  }
}
