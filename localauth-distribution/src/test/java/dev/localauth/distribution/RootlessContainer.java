// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import org.junit.jupiter.api.Assumptions;

/**
 * A container that the person makes without root, where the kernel lets them.
 *
 * @param command what runs in it, as in {@link Typed}
 */
record RootlessContainer(String command) implements Place {
  private static final String UNSHARE =
      "unshare --user --map-current-user --mount --pid --fork --mount-proc ";

  @Override
  public Visit visit(Scene scene, String command) {
    String[] trial = (UNSHARE + "true").split(" ");
    String refusal = scene.person().away(trial).stderr();
    if (!refusal.isEmpty()) {
      System.err.println("SKIPPED: no container without root: " + refusal);
      Assumptions.abort("no container without root: " + refusal);
    }
    return new Typed(UNSHARE + this.command).visit(scene, command);
  }
}
