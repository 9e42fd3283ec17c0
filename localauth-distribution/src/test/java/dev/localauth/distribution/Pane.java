// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * A terminal of a multiplexer.
 *
 * @param multiplexer which
 * @param start starts a command in it
 */
record Pane(Function<Scene, Multiplexer> multiplexer, BiConsumer<Multiplexer, String> start)
    implements Place {
  /** Returns the terminal in which the person unlocked, after they were away. */
  static Pane attachedAgain(Function<Scene, Multiplexer> multiplexer) {
    return new Pane(
        multiplexer,
        (program, command) -> {
          program.reattach();
          program.type(command);
        });
  }

  @Override
  public Visit visit(Scene scene, String command) {
    Multiplexer program = multiplexer.apply(scene);
    start.accept(program, command);
    return new Visit(program.view(), () -> {});
  }
}
