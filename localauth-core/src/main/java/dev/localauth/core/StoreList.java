// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.SecretStore;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Journal;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.RequirementReader;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Says how each store stands, by what the files say; no secret is read. */
final class StoreList {
  private final GateParts parts;

  StoreList(GateParts parts) {
    this.parts = parts;
  }

  /** Returns all stores. */
  List<StoreState> read() throws GateClosedException, IOException {
    Requirement requirement = new RequirementReader(parts).read();
    return states(requirement);
  }

  /** Returns the stores for a new enrollment where none is named, the preferred one first. */
  List<StoreState> forSetup() throws GateClosedException, IOException {
    Requirement requirement = new RequirementReader(parts).read();
    Optional<String> named = requirement.settings().store();
    return states(requirement).stream()
        .sorted(Comparator.comparing(state -> rank(state, named)))
        .toList();
  }

  private static int rank(StoreState state, Optional<String> named) {
    if (named.filter(state.id()::equals).isPresent()) {
      return 0;
    }
    if (state.id().equals(StoreChoice.FILE)) {
      return 3;
    }
    return state.availability().usable() ? 1 : 2;
  }

  private List<StoreState> states(Requirement requirement) throws IOException {
    Optional<String> holder = requirement.marker().map(Marker::store);
    Optional<Journal> journal = new Leftovers(parts, requirement.places()).journal();
    return parts.stores(requirement.places()).stream()
        .map(store -> state(store, holder, journal))
        .toList();
  }

  private static StoreState state(
      SecretStore store, Optional<String> holder, Optional<Journal> journal) {
    boolean holds = holder.filter(store.id()::equals).isPresent();
    boolean named = journal.filter(each -> each.stores().contains(store.id())).isPresent();
    return new StoreState(store.id(), store.availability(), holds, named && !holds);
  }
}
