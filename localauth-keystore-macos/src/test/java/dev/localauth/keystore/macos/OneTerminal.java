// SPDX-License-Identifier: Apache-2.0
package dev.localauth.keystore.macos;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchors;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A terminal whose leader is the process 100, in which one process after the other asks. */
final class OneTerminal implements SessionAnchors {
  private static final Anchor LEADER = new Anchor("boot", 100, 1000);

  private long caller = 300;

  /** Lets another process ask from now on; returns its number. */
  long next() {
    return ++caller;
  }

  @Override
  public boolean supported() {
    return true;
  }

  @Override
  public String namespaces() {
    return "none";
  }

  @Override
  public String bootId() {
    return "boot";
  }

  @Override
  public Duration sinceBoot() {
    return Duration.ofHours(1);
  }

  @Override
  public Lineage lineage(long pid) {
    return new Lineage(
        Optional.of(LEADER),
        Optional.of("ttys003"),
        List.of(new Anchor("boot", caller, 3000), LEADER));
  }

  @Override
  public boolean alive(Anchor anchor) {
    return true;
  }
}
