// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who has set the gate up, with the authenticator app that goes with it.
 *
 * @param person who
 * @param app their telephone
 */
record EnrolledPerson(Person person, AuthenticatorApp app) {
  static final String SETUP = "localauth setup --method totp --store file";
  private static final Pattern KEY = Pattern.compile("secret=([A-Z2-7]+)");

  /** Returns somebody right after setup: nothing was tried yet, and no session is open. */
  static EnrolledPerson justNow() {
    return Holder.EXAMPLE.again();
  }

  /** Goes through setup at a terminal of this person. */
  static EnrolledPerson setUp(Person person) {
    try (Desk desk = person.desk()) {
      desk.type(SETUP);
      return finish(person, desk);
    }
  }

  /** Answers setup, which was typed at {@code desk}. */
  static EnrolledPerson finish(Person person, Desk desk) {
    String shown = desk.expect(Desk.PROMPT);
    Matcher key = KEY.matcher(shown);
    if (!key.find()) {
      throw new AssertionError("no key was shown: " + shown);
    }
    AuthenticatorApp app = new AuthenticatorApp(key.group(1), 0);
    desk.terminal().send(app.next() + "\r");
    Desk.Outcome outcome = desk.ended();
    if (outcome.exitCode() != 0) {
      throw new AssertionError(outcome.shown());
    }
    return new EnrolledPerson(person, app);
  }

  Desk desk() {
    return person.desk();
  }

  /** Opens a session at {@code desk}. */
  void unlock(Desk desk) {
    Desk.Outcome outcome = desk.type("localauth unlock").answer(app.next()).ended();
    if (outcome.exitCode() != 0) {
      throw new AssertionError(outcome.shown());
    }
  }

  /** One setup, kept to begin with again and again: each would cost seconds and codes. */
  private record Example(Path kept, String key, long used) {
    static Example make() {
      try {
        EnrolledPerson made = setUp(Person.withAnEmptyHome());
        Path kept = Files.createTempDirectory("localauth-it-home-");
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> Machine.must("rm", "-rf", kept.toString())));
        Machine.must("cp", "-a", made.person().home() + "/.", kept.toString());
        return new Example(kept, made.app().key(), made.app().used());
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    EnrolledPerson again() {
      Person person = Person.withAnEmptyHome();
      Machine.must("cp", "-a", kept + "/.", person.home().toString());
      return new EnrolledPerson(person, new AuthenticatorApp(key, used));
    }
  }

  private static final class Holder {
    static final Example EXAMPLE = Example.make();
  }
}
