// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal.linux;

import dev.localauth.api.Anchor;
import dev.localauth.api.Lineage;
import dev.localauth.api.SessionAnchors;
import java.util.stream.Collectors;

/** A program that prints where it stands. */
final class AnchorProbe {
  private AnchorProbe() {}

  public static void main(String[] arguments) throws Exception {
    SessionAnchors anchors = new LinuxSessionAnchors();
    Lineage own = anchors.own();
    System.out.println("leader " + own.terminal().map(Anchor::pid).orElse(0L) + ";");
    System.out.println("name " + own.terminalName().orElse("none") + ";");
    System.out.println(
        own.processes().stream()
            .map(each -> Long.toString(each.pid()))
            .collect(Collectors.joining(" ", "chain ", " ;")));
  }
}
