// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A machine with one terminal, in which everything happens at one moment. */
final class OneTerminal implements SessionAnchors {
  private static final Anchor LEADER = new Anchor("boot", 100, 1000);

  private Duration sinceBoot = Duration.ofHours(1);

  void advance(Duration step) {
    sinceBoot = sinceBoot.plus(step);
  }

  @Override
  public boolean supported() {
    return true;
  }

  @Override
  public String namespaces() {
    return "pid:1 time:1";
  }

  @Override
  public String bootId() {
    return "boot";
  }

  @Override
  public Duration sinceBoot() {
    return sinceBoot;
  }

  @Override
  public Lineage lineage(long pid) {
    return new Lineage(
        Optional.of(LEADER), Optional.of("pts/3"), List.of(new Anchor("boot", 300, 3000), LEADER));
  }

  @Override
  public boolean alive(Anchor anchor) {
    return true;
  }
}
