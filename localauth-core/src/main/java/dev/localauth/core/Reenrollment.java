// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Parameters;
import dev.localauth.core.enrollment.Enrollment;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Enrolls methods for the next generation of an enrollment, in slots of their own: what they keep
 * is named by nothing until the switch, and what was kept before stays until then.
 */
final class Reenrollment {
  private final Change change;

  Reenrollment(Change change) {
    this.change = change;
  }

  /** Enrolls {@code fresh} and lets {@code ways} open the gate from then on, all or nothing. */
  void run(List<Way> ways, Set<String> fresh, Map<String, Parameters> wanted)
      throws GateClosedException, LocalAuthException, IOException {
    Map<String, String> slots = new TreeMap<>();
    fresh.forEach(method -> slots.put(method, Ids.draw()));
    Enrollment blank = change.earlier().next(ways, slots);
    EnrolledMethods methods = change.methods(blank);
    try {
      Enrollment next = methods.enroll(fresh, wanted, change.ledger());
      change.replace(next, () -> {});
    } catch (Succession.UnfinishedException either) {
      throw either;
    } catch (GateClosedException | LocalAuthException | IOException | RuntimeException failure) {
      methods.revokeQuietly(change.ledger());
      throw failure;
    }
  }
}
