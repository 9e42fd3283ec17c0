// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.enrollment.Marker;
import dev.localauth.core.enrollment.Way;
import dev.localauth.core.requirement.Requirement;
import dev.localauth.core.requirement.StoredEnrollment;
import dev.localauth.core.session.Grounds;
import dev.localauth.core.session.SessionDirectory;
import dev.localauth.core.session.SessionRecord;
import dev.localauth.core.session.SessionToken;
import dev.localauth.core.settings.SessionScope;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Writes the sessions that one complete answer opens. */
final class Issuing {
  private final GateParts parts;
  private final Requirement requirement;
  private final StoredEnrollment stored;
  private final Grounds grounds;
  private final Way way;

  Issuing(
      GateParts parts, Requirement requirement, StoredEnrollment stored, Grounds grounds, Way way) {
    this.parts = parts;
    this.requirement = requirement;
    this.stored = stored;
    this.grounds = grounds;
    this.way = way;
  }

  /** Returns where they are written. */
  SessionDirectory directory() {
    return parts.records(requirement.places());
  }

  /** Opens a session that is bound to {@code anchor}; returns its token. */
  SessionToken issue(SessionScope scope, Anchor anchor, Optional<String> terminal)
      throws SessionAnchorException, IOException {
    SessionToken token = SessionToken.draw();
    Duration now = parts.system().sinceBoot();
    directory()
        .write(
            new SessionRecord(
                parts.uid(),
                parts.system().namespaces(),
                anchor,
                scope,
                way,
                Marker.of(stored.store().id(), stored.enrollment()).fingerprint(),
                stored.enrollment().generation(),
                grounds,
                terminal.orElse(""),
                now,
                now,
                requirement.settings().maxSession().orElse(Duration.ZERO),
                requirement.settings().idleTimeout().orElse(Duration.ZERO),
                token.hash()));
    return token;
  }
}
