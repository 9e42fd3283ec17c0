// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Somebody who has a PIN, and recovery codes on paper.
 *
 * @param person who
 * @param codes what is on the paper
 */
record RecoverablePerson(Person person, List<String> codes) {
  static final String PIN = "tulip&94x";
  static final String QUESTION = "Recovery code: ";
  private static final Pattern CODE = Pattern.compile("[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}");

  /** Returns somebody right after the codes were made. */
  static RecoverablePerson justNow() {
    return Holder.EXAMPLE.again();
  }

  /** Opens a session at {@code desk}. */
  void unlock(Desk desk) {
    desk.type("localauth unlock").answer("PIN: ", PIN).ended().must();
  }

  /** Returns one of the codes. */
  String code(int index) {
    return codes.get(index);
  }

  /** Makes recovery codes at {@code desk}, for somebody whose PIN this is. */
  static List<String> renew(Desk desk, String pin) {
    List<String> codes = shown(desk.type("localauth recovery renew").answer("PIN: ", pin));
    desk.terminal().send(codes.get(9) + "\r");
    desk.ended().must();
    return codes;
  }

  /** Returns the codes that are shown at {@code desk}, once one is asked for. */
  static List<String> shown(Desk desk) {
    List<String> codes =
        CODE.matcher(desk.expect(QUESTION)).results().map(MatchResult::group).distinct().toList();
    if (codes.size() != 10) {
      throw new AssertionError(codes.size() + " codes were shown");
    }
    return codes;
  }

  private record Example(Path kept, List<String> codes) {
    static Example make() {
      Person person = Person.withAnEmptyHome();
      try (Desk desk = person.desk()) {
        desk.type("localauth setup --method pin --store file").choose(PIN).ended().must();
        List<String> codes = renew(desk, PIN);
        Path kept = Files.createTempDirectory("localauth-it-home-");
        Runtime.getRuntime()
            .addShutdownHook(new Thread(() -> Machine.must("rm", "-rf", kept.toString())));
        Machine.must("cp", "-a", person.home() + "/.", kept.toString());
        return new Example(kept, codes);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    RecoverablePerson again() {
      Person person = Person.withAnEmptyHome();
      Machine.must("cp", "-a", kept + "/.", person.home().toString());
      return new RecoverablePerson(person, codes);
    }
  }

  private static final class Holder {
    static final Example EXAMPLE = Example.make();
  }
}
