// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

/**
 * An agent that asks a hook before it takes a prompt or uses a tool. One class for each, and a line
 * in {@link Agents}. To let it go on, a hook ends with 0 and writes nothing.
 */
public interface Agent {
  /** Returns its name on our command line, which is also that of its program. */
  String name();

  /** Returns what stops it, so that it shows {@code reason} to the person. */
  Refusal refusal(String reason);
}
