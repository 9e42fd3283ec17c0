// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import dev.localauth.testsupport.keyring.Programs;
import dev.localauth.testsupport.pam.FingerReader;
import dev.localauth.testsupport.pam.PamCell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A part of the machine with a reader of fingers, and somebody whose finger it knows. */
final class FingerDesk implements AutoCloseable {
  static final String PIN = "tulip&94x";
  static final String FINGER = "alices";

  /** What pam_fprintd says when it waits for a finger. */
  static final String PLACE = "finger";

  private static final String OWN_TERMINAL = "cd \"$HOME\" && chown $0 \"$(tty)\" && exec \"$@\"";

  final PamCell cell;
  final FingerReader reader;
  private final Person person;
  private Optional<Path> kept = Optional.empty();

  private FingerDesk(PamCell cell, FingerReader reader, Person person) {
    this.cell = cell;
    this.reader = reader;
    this.person = person;
  }

  static FingerDesk make() {
    Programs.require(
        Path.of("/usr/lib/x86_64-linux-gnu/security/pam_fprintd.so"), "libpam-fprintd");
    Person person = Person.withAnEmptyHome();
    PamCell cell = PamCell.make();
    FingerReader reader = FingerReader.in(cell);
    FingerDesk made = new FingerDesk(cell, reader, person);
    made.service(shipped());
    reader.enroll(made.account(), FINGER);
    return made;
  }

  /** Returns the file that an administrator would install. */
  static String shipped() {
    try {
      return Files.readString(Program.installed().home().resolve("contrib/pam.d/localauth"));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  /** Replaces the service of localauth. */
  void service(String content) {
    cell.service("localauth", content);
  }

  Person person() {
    return person;
  }

  PamCell.Account account() {
    return new PamCell.Account(cell, person.account().name(), person.account().uid());
  }

  /** Returns a shell of theirs in front of the reader. */
  Desk open() {
    List<String> words = new ArrayList<>(cell.entering());
    words.addAll(List.of("sh", "-c", OWN_TERMINAL, Integer.toString(person.account().uid())));
    words.addAll(person.account().prefix());
    words.add("/bin/sh");
    return new Desk(person.onAsRoot(words.toArray(String[]::new)).start());
  }

  /** Types {@code command}, and lays {@code finger} on the reader when it is asked for. */
  Desk.Outcome touch(Desk desk, String command, String finger) {
    desk.type(command).expect(PLACE);
    reader.touch(finger);
    return desk.ended();
  }

  /** Has them begin anew, right after they have set the gate up with a finger, or with a PIN. */
  void begin() {
    service(shipped());
    empty();
    if (kept.isEmpty()) {
      setUp();
    } else {
      Machine.must("cp", "-a", kept.get() + "/.", person.home().toString());
    }
  }

  /** Has them begin anew, without a gate. */
  void empty() {
    person.forgetSessions();
    Machine.must("find", person.home().toString(), "-mindepth", "1", "-delete");
  }

  private void setUp() {
    try (Desk desk = open()) {
      desk.type("localauth setup --method biometric --method pin --store file").expect(PLACE);
      reader.touch(FINGER);
      desk.choose(PIN).ended().must();
    }
    Path copy = cell.place().resolve("kept");
    Machine.must("cp", "-a", person.home().toString(), copy.toString());
    kept = Optional.of(copy);
  }

  @Override
  public void close() {
    reader.close();
    cell.close();
  }
}
