// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.PseudoTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A person with a gate, who has unlocked in one terminal; and what else is around them. */
final class Scene implements AutoCloseable {
  static final String CHECK = Program.installed().command() + " check";
  static final String UNLOCK = Program.installed().command() + " unlock --method pin";

  private static final String PIN = "tulip&94x";

  private final Path directory;
  private final Person person;
  private final Desk desk;
  private final Path launcherAlone;
  private final Path script;
  private final Deque<Runnable> closing = new ArrayDeque<>();
  private int questions;
  private @Nullable LocalSshd sshd;
  private @Nullable Multiplexer tmux;
  private @Nullable Multiplexer screen;
  private @Nullable Person neighbour;

  private Scene(Path directory, Person person, Desk desk) throws IOException {
    this.directory = directory;
    this.person = person;
    this.desk = desk;
    launcherAlone = Switchboard.launcherAlone(directory.resolve("launcher"));
    script = Question.script(directory, launcherAlone);
  }

  static Scene set() throws IOException {
    EnrolledPerson enrolled = EnrolledPerson.justNow();
    Path directory = Files.createTempDirectory("localauth-it-places-");
    Files.createDirectory(directory.resolve("answers"));
    Machine.must("chmod", "755", directory.toString());
    Machine.must("chmod", "1777", directory.resolve("answers").toString());
    Person person =
        enrolled
            .person()
            .with(Map.of("SCREENDIR", enrolled.person().home().resolve("screen").toString()));
    Scene scene = new Scene(directory, person, open(person, OwnRules.of(person, directory)));
    // A code opens once, and the next one takes its time; a PIN opens again and again.
    scene.desk.type("localauth method add pin").answer(enrolled.app().next()).choose(PIN);
    scene.desk.ended().must();
    scene.unlock(scene.desk);
    return scene;
  }

  private static Desk open(Person person, OwnRules rules) throws IOException {
    List<String> shell = new ArrayList<>(person.account().prefix());
    shell.add("/bin/sh");
    PseudoTerminal terminal =
        PseudoTerminal.command(rules.around(shell))
            .environment(person.environment())
            .directory(person.home())
            .size(40, 120)
            .start();
    Files.setAttribute(terminal.device(), "unix:uid", person.account().uid());
    return new Desk(terminal);
  }

  Person person() {
    return person;
  }

  /** Returns the terminal that is open. */
  Desk desk() {
    return desk;
  }

  /** Returns a launcher with a stand-in for the JVM. */
  Path launcherAlone() {
    return launcherAlone;
  }

  /** Returns a question that nobody has asked. */
  Question question() {
    questions++;
    return new Question(script, directory.resolve("answers/" + questions));
  }

  /** Opens one more terminal. */
  void unlock(Desk locked) {
    locked.type(UNLOCK);
    locked.answer("PIN: ", PIN).ended().must();
  }

  /** Does the same where the command was typed already. */
  void answer(PseudoTerminal terminal) {
    terminal.expect("PIN:", Desk.LIMIT);
    terminal.send(PIN + "\r");
    terminal.expect("this terminal is open", Desk.LIMIT);
  }

  LocalSshd sshd() {
    if (sshd == null) {
      sshd = LocalSshd.start(person, directory.resolve("ssh"));
      closing.push(sshd::close);
    }
    return sshd;
  }

  Multiplexer tmux() {
    if (tmux == null) {
      tmux = Tmux.start(this);
      closing.push(tmux::close);
    }
    return tmux;
  }

  Multiplexer screen() {
    if (screen == null) {
      screen = GnuScreen.start(this);
      closing.push(screen::close);
    }
    return screen;
  }

  /** Returns somebody else, with a gate of their own. */
  private Person neighbour() {
    if (neighbour == null) {
      neighbour = EnrolledPerson.setUp(Person.nextDoor()).person();
    }
    return neighbour;
  }

  /** Returns {@code line} with its words in braces replaced. */
  String fill(String line, String command) {
    Map<String, Supplier<String>> words =
        Map.of(
            "{ask}", () -> command,
            "{me}", person.account()::name,
            "{home}", person.home()::toString,
            "{as me}", this::asMe,
            "{neighbour}", () -> neighbour().account().name(),
            "{root}", () -> directory.resolve("root").toString(),
            "{ssh}", () -> sshd().command());
    String filled = line;
    for (Map.Entry<String, Supplier<String>> word : words.entrySet()) {
      if (filled.contains(word.getKey())) {
        filled = filled.replace(word.getKey(), word.getValue().get());
      }
    }
    return filled;
  }

  /** What root puts before a command of the person. */
  private String asMe() {
    return "env HOME=" + person.home() + " " + String.join(" ", person.account().prefix());
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
    desk.close();
    Machine.must("rm", "-rf", "--one-file-system", directory.toString());
  }
}
