// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Availability;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.core.composition.GateParts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sets the gate up and takes it down. While somebody is enrolled each change asks for a complete
 * authentication first; an open session is not enough. Safe for use by several threads.
 */
public final class Enrollments {
  private final GateParts parts;

  Enrollments(GateParts parts) {
    this.parts = parts;
  }

  /**
   * Enrolls the person, in place of an earlier enrollment, and turns the gate on. All or nothing:
   * after an exception the earlier state holds.
   *
   * @return the id of the store the secrets rest in
   * @throws GateClosedException if nothing was changed
   */
  public String setup(SetupRequest request, Prompter prompter, Purpose purpose)
      throws GateClosedException {
    return Guarded.run(() -> new Setup(parts, request, prompter, purpose).run());
  }

  /**
   * Turns the gate off and erases the enrollment, the methods' secrets and all sessions. Nothing is
   * asked, and nothing done, if nobody is enrolled.
   *
   * @return whether somebody was enrolled
   * @throws GateClosedException if the person did not authenticate, or something may be left
   */
  public boolean disable(Prompter prompter, Purpose purpose) throws GateClosedException {
    return Guarded.run(() -> new Removal(parts, prompter, purpose).run());
  }

  /** Returns the stores that came with the application, by id, and whether they can be used. */
  public Map<String, Availability> stores() {
    Map<String, Availability> found = new LinkedHashMap<>();
    parts
        .stores(parts.places().get(parts.places().size() - 1))
        .forEach(store -> found.put(store.id(), store.availability()));
    return found;
  }

  /** Returns the methods that came with the application, by id, and whether they can be used. */
  public Map<String, Availability> methods() {
    Map<String, Availability> found = new LinkedHashMap<>();
    parts.methods().forEach(method -> found.put(method.id(), method.availability()));
    return found;
  }
}
