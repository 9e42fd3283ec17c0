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
  private final List<StoreState> offered;

  /** Looks at {@code offered}, the preferred one first. */
  WeakerStore(Invocation invocation, List<StoreState> offered) {
    this.invocation = invocation;
    this.offered = offered;
  }

  /** Where an enrollment is in a store that cannot be used setup itself says so. */
  boolean isNeeded() {
    return !offered.isEmpty()
        && !offered.get(0).availability().usable()
        && offered.stream()
            .allMatch(each -> each.availability().usable() || !each.holdsEnrollment());
  }

  /**
   * Says why the preferred store cannot be used and what else there is; returns the store that the
   * person agrees to instead, if any.
   */
  Optional<String> ask() {
    Availability preferred = offered.get(0).availability();
    Console console = invocation.console();
    console.error(
        "the store " + offered.get(0).id() + " cannot be used: " + preferred.detail(),
        preferred.hint());
    List<String> usable =
        offered.stream()
            .filter(other -> other.availability().usable())
            .map(StoreState::id)
            .toList();
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
