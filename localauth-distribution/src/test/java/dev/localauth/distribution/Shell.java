// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

/**
 * An interactive shell that was started in the terminal that is open.
 *
 * @param start the command line that starts it, so that it prompts with {@link #PROMPT}
 */
record Shell(String start) implements Place {
  static final String PROMPT = "ready> ";

  @Override
  public Visit visit(Scene scene, String command) {
    Desk desk = scene.desk();
    desk.type(scene.fill(start, command)).expect(PROMPT);
    desk.terminal().send(command + "\r");
    return new Visit(
        desk.terminal(),
        () -> {
          desk.terminal().send("exit\r");
          desk.ended();
        });
  }
}
