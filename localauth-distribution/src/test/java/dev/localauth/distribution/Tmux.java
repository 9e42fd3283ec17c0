// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;
import java.util.stream.Stream;

/** A {@code tmux} with a socket of its own and no configuration. */
final class Tmux implements Multiplexer {
  private static final String[] TMUX = {"tmux", "-f", "/dev/null", "-S", "tmux-socket"};

  private final Person person;
  private PseudoTerminal view;

  private Tmux(Person person) {
    this.person = person;
    view = attach();
  }

  static Multiplexer start(Scene scene) {
    scene.desk().run(String.join(" ", TMUX) + " new-session -d -s work -x 100 -y 30 sh").must();
    Tmux tmux = new Tmux(scene.person());
    tmux.type(Scene.UNLOCK);
    scene.answer(tmux.view);
    return tmux;
  }

  private PseudoTerminal attach() {
    PseudoTerminal terminal = person.on(words("attach", "-t", "work")).start();
    terminal.expect("$", Desk.LIMIT); // blanks may be left out
    return terminal;
  }

  private static String[] words(String... words) {
    return Stream.concat(Stream.of(TMUX), Stream.of(words)).toArray(String[]::new);
  }

  private void order(String... words) {
    if (person.away(words(words)).exitCode() != 0) {
      throw new AssertionError("tmux does not " + String.join(" ", words));
    }
  }

  @Override
  public PseudoTerminal view() {
    return view;
  }

  @Override
  public void type(String line) {
    order("send-keys", "-t", "work:0.0", line, "Enter");
  }

  @Override
  public void split(String command) {
    order("split-window", "-t", "work:0.0", command);
  }

  @Override
  public void window(String command) {
    order("new-window", "-t", "work", command);
  }

  @Override
  public void reattach() {
    order("detach-client", "-s", "work");
    view.waitFor(Desk.LIMIT);
    view.close();
    view = attach();
  }

  @Override
  public void close() {
    order("kill-server");
    view.close();
  }
}
