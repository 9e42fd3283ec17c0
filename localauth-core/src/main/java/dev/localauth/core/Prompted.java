// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.session.SessionRecord;
import java.io.IOException;
import java.util.Optional;

/** Decides as {@link Check} does, and notes that the session was used. */
final class Prompted implements Guarded.Body<Decision> {
  private final GateParts parts;

  Prompted(GateParts parts) {
    this.parts = parts;
  }

  @Override
  public Decision run() throws GateClosedException, LocalAuthException, IOException {
    Check check = new Check(parts);
    Decision decision = check.run();
    Optional<SessionRecord> session = check.session();
    if (session.isEmpty()) {
      return decision;
    }
    SessionRecord used = session.get().usedAt(parts.system().sinceBoot());
    // If it was ended in the meantime, there is another decision.
    return parts.records(parts.places().get(0)).refresh(used) ? decision : new Check(parts).run();
  }
}
