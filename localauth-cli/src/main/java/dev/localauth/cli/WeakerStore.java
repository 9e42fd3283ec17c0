// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Availability;
import dev.localauth.api.PromptException;
import dev.localauth.core.StoreState;
import java.util.List;
import java.util.Optional;

/** What to do where the store that setup would choose cannot be used: nothing without a yes. */
final class WeakerStore {
  private static final String FILE = "file";

  private final Invocation invocation;

  WeakerStore(Invocation invocation) {
    this.invocation = invocation;
  }

  /**
   * Says why {@code wanted} cannot be used and what else there is; returns the store that the
   * person agrees to instead, if any.
   */
  Optional<String> insteadOf(StoreState wanted, List<StoreState> others) {
    Availability availability = wanted.availability();
    Console console = invocation.console();
    console.error(
        "the store " + wanted.id() + " cannot be used: " + availability.detail(),
        availability.hint());
    List<String> usable =
        others.stream().filter(other -> other.availability().usable()).map(StoreState::id).toList();
    usable.forEach(id -> console.hint("\"--store " + id + "\" works here: " + StoreGrade.of(id)));
    return usable.contains(FILE) && agreed() ? Optional.of(FILE) : Optional.empty();
  }

  private boolean agreed() {
    try {
      return invocation.prompter().get().confirm("localauth: keep the secrets in files instead");
    } catch (PromptException nobody) {
      return false;
    }
  }
}
