// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

/**
 * A command line in the terminal that is open.
 *
 * @param line with {@code {ask}} where the command goes, and the other words of {@link Scene#fill}
 */
record Typed(String line) implements Place {
  @Override
  public Visit visit(Scene scene, String command) {
    Desk desk = scene.desk();
    desk.type(scene.fill(line, command));
    return new Visit(desk.terminal(), desk::ended);
  }
}
