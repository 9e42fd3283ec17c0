// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Purpose;
import dev.localauth.api.SessionAnchorException;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.session.AccessRequest;
import dev.localauth.core.session.AccessRequests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Agents without a terminal, such as those of an editor, that were refused. */
final class WaitingAgents {
  /** Nobody reads more, and whoever writes many wants a yes out of weariness. */
  private static final int MOST = 5;

  private final GateParts parts;
  private final AccessRequests requests;

  WaitingAgents(GateParts parts) {
    this.parts = parts;
    this.requests = parts.requests(parts.places().get(0));
  }

  /** Notes that {@code agent} waits. */
  void add(long agent, Purpose purpose) throws LocalAuthException, IOException {
    Anchor process = parts.system().lineage(agent).processes().get(0);
    requests.write(new AccessRequest(process, parts.system().namespaces(), purpose));
  }

  /** Returns those that live and are still shut out. */
  List<AccessRequest> all() throws LocalAuthException, IOException {
    List<AccessRequest> waiting = new ArrayList<>();
    for (AccessRequest request : requests.all()) {
      if (waiting.size() < MOST && isWaiting(request)) {
        waiting.add(request);
      }
    }
    return waiting;
  }

  private boolean isWaiting(AccessRequest request) throws LocalAuthException, IOException {
    if (!request.namespaces().equals(parts.system().namespaces())
        || !parts.system().alive(request.process())) {
      return false;
    }
    try {
      Lineage lineage = parts.system().lineage(request.process().pid());
      return parts.sessions(parts.places().get(0)).of(lineage).isEmpty();
    } catch (SessionAnchorException ended) {
      return false;
    }
  }

  /** Returns those that the person wants to let in. */
  List<AccessRequest> chosen(Prompter prompter) throws LocalAuthException, IOException {
    List<AccessRequest> chosen = new ArrayList<>();
    for (AccessRequest request : all()) {
      prompter.show(new Notice.Line(line(request)));
      if (prompter.confirm("let it in with the same answer?")) {
        chosen.add(request);
      }
    }
    return chosen;
  }

  private static String line(AccessRequest request) {
    return PurposeLine.of(request.purpose())
        + (" waits without a terminal (process " + request.process().pid() + ")");
  }

  /** Forgets that {@code request} was made. */
  void answered(AccessRequest request) throws IOException {
    requests.remove(request.process());
  }
}
