// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.place.Places;
import dev.localauth.core.requirement.RequirementReader;
import dev.localauth.core.session.SessionRecord;
import dev.localauth.core.session.Sessions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how things stand. */
final class StatusReader {
  private final GateParts parts;

  StatusReader(GateParts parts) {
    this.parts = parts;
  }

  Status read(Decision decision) throws GateClosedException, LocalAuthException, IOException {
    Lineage own = parts.system().own();
    return new Status(decision, enrolled(), own.terminalName(), sessions(own));
  }

  private Optional<Status.Enrolled> enrolled() throws GateClosedException {
    Optional<Marker> marker;
    try {
      marker = new RequirementReader(parts).read().marker();
    } catch (GateClosedException closed) {
      // Told by the decision.
      return Optional.empty();
    }
    return marker.map(
        found ->
            new Status.Enrolled(found.store(), found.ways().stream().map(Way::methods).toList()));
  }

  private List<Status.OpenSession> sessions(Lineage own) throws LocalAuthException, IOException {
    Places places = parts.places().get(0);
    Sessions sessions = parts.sessions(places);
    List<SessionRecord> here = sessions.of(own);
    List<Status.OpenSession> open = new ArrayList<>();
    for (SessionRecord record : sessions.open()) {
      open.add(
          new Status.OpenSession(
              record.terminal(),
              record.scope().toString(),
              record.way().methods(),
              parts.system().sinceBoot().minus(record.issued()),
              here.contains(record)));
    }
    return open;
  }
}
