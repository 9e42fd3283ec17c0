// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A session stays open on settings and a policy that are not those it was opened on. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ReplacedGroundsIT {
  private static final String POLICY = "{\"localAuth\": {\"methods\": [\"%s\"]}}\n";
  private static final Path POLICY_FILE = Path.of("/etc/localauth/policy.json");

  private RecoverablePerson enrolled;
  private Person person;
  private Readers readers;
  private Cell cell;
  private Desk desk;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    person = enrolled.person();
    readers = Readers.of(person);
    cell = Cell.make();
    desk = cell.desk(person);
  }

  @AfterEach
  void tearDown() {
    desk.close();
    cell.close();
    person.forgetSessions();
  }

  /** By a copy of the same size with the same time, moved over it. */
  private void replace(Path file, String from, String to) {
    String before = facts(file);
    cell.root(
        "f=%s; sed s/%s/%s/ $f >$f.new; chown --reference=$f $f.new; chmod --reference=$f $f.new;"
                .formatted(file, from, to)
            + " touch -r $f $f.new; mv $f.new $f");
    assertEquals(before, facts(file));
  }

  private String facts(Path file) {
    return cell.root("stat -c '%f %u %h %s %.9Y' " + file);
  }

  @Test
  void settingsThatWereReplacedByABackdatedFile() {
    enrolled.unlock(desk);
    readers.open(desk);
    replace(person.settings(), "pin", "sms");
    readers.refuse(desk, "", 65, "the settings name other methods than those that were enrolled");
    replace(person.settings(), "sms", "pin");
    // What they say is again what the session was opened on: the JVM has to look.
    assertEquals(Readers.NO_ANSWER, desk.run("localauth-fast check").exitCode());
    desk.run("localauth-jvm check").must();
  }

  @Test
  void aPolicyThatWasReplacedByABackdatedFile() {
    cell.policy(POLICY.formatted("pin"));
    enrolled.unlock(desk);
    readers.open(desk);
    replace(POLICY_FILE, "pin", "sms");
    readers.shut(desk);
    desk.run("localauth unlock").ended(65);
  }

  @Test
  void aSessionOpenedInAWeakWayAgainstAStricterPolicyThatCameLater() {
    enrolled.unlock(desk);
    readers.open(desk);
    cell.policy(POLICY.formatted("passkey"));
    readers.shut(desk);
    desk.run("localauth unlock").ended(65);
    cell.policy(POLICY.formatted("pin"));
    desk.run("localauth check").must();
  }

  @Test
  void aPolicyThatOthersCanWriteOrThatIsALink() {
    enrolled.unlock(desk);
    for (String damage :
        new String[] {
          "chmod 666 $f",
          "chown %d $f".formatted(person.account().uid()),
          "mv $f $f.x; ln -s $f.x $f",
          "rm $f; mkfifo $f"
        }) {
      cell.policy(POLICY.formatted("pin"));
      desk.run("localauth unlock >token").must();
      readers.open(desk);
      cell.root("f=" + POLICY_FILE + "; " + damage);
      readers.refuse(desk, "", 65, "the policy cannot be relied on");
      cell.root("rm -r /etc/localauth");
    }
  }
}
