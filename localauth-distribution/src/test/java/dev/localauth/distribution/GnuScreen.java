// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;
import java.util.stream.Stream;

/** GNU {@code screen} with a directory of sockets of its own and no configuration. */
final class GnuScreen implements Multiplexer {
  private static final String[] SCREEN = {"screen", "-c", "/dev/null"};

  private final Person person;
  private PseudoTerminal view;

  private GnuScreen(Person person) {
    this.person = person;
    view = attach();
  }

  static Multiplexer start(Scene scene) {
    scene.desk().run("mkdir -p -m 700 \"$SCREENDIR\"").must();
    scene.desk().run(String.join(" ", SCREEN) + " -d -m -S work sh").must();
    GnuScreen screen = new GnuScreen(scene.person());
    screen.type(Scene.UNLOCK);
    scene.answer(screen.view);
    return screen;
  }

  private PseudoTerminal attach() {
    PseudoTerminal terminal = person.on(words("-r", "work")).start();
    terminal.expect("$", Desk.LIMIT); // blanks may be left out
    return terminal;
  }

  private static String[] words(String... words) {
    return Stream.concat(Stream.of(SCREEN), Stream.of(words)).toArray(String[]::new);
  }

  private void order(String... words) {
    if (person.away(words(words)).exitCode() != 0) {
      throw new AssertionError("screen does not " + String.join(" ", words));
    }
  }

  @Override
  public PseudoTerminal view() {
    return view;
  }

  @Override
  public void type(String line) {
    order("-S", "work", "-p", "0", "-X", "stuff", line + "\\r");
  }

  /** Regions are views of windows: there is nothing but windows. */
  @Override
  public void split(String command) {
    order("-S", "work", "-X", "split");
    order("-S", "work", "-X", "focus");
    window(command);
  }

  @Override
  public void window(String command) {
    order("-S", "work", "-X", "screen", "/bin/sh", "-c", command);
  }

  @Override
  public void reattach() {
    order("-S", "work", "-X", "detach");
    view.waitFor(Desk.LIMIT);
    view.close();
    view = attach();
  }

  @Override
  public void close() {
    order("-S", "work", "-X", "quit");
    view.close();
  }
}
