// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody is there before the gate, in {@code /run/user} and where records are without it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class RuntimeDirectoryIT {
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
    cell.root("mkdir -p /run/user && mount -t tmpfs -o mode=755 none /run/user");
    desk = cell.desk(person);
  }

  @AfterEach
  void tearDown() {
    desk.close();
    cell.close();
    person.forgetSessions();
  }

  /** What stands where records would be, as a shell makes it: {@code $u} is the person. */
  enum Trap {
    ANOTHER_USERS("mkdir -m 700 $d; chown 65534 $d"),
    OPEN_TO_ALL("mkdir $d; chown $u $d; chmod 777 $d"),
    STICKY_AND_OPEN_TO_ALL("mkdir $d; chown $u $d; chmod 1777 $d"),
    LINK("mkdir -m 700 /run/user/else; chown $u /run/user/else; ln -s /run/user/else $d"),
    FILE(": >$d; chown $u $d"),
    FIFO("mkfifo $d; chown $u $d");

    private final String script;

    Trap(String script) {
      this.script = script;
    }
  }

  @ParameterizedTest
  @EnumSource(Trap.class)
  void whatWasPutThereBeforeIsNotUsed(Trap trap) {
    cell.root("u=%d; r=/run/user/$u; mkdir -m 700 $r; chown $u $r".formatted(uid()));
    cell.root("u=%d; d=/run/user/$u/localauth; ".formatted(uid()) + trap.script);
    String before = cell.root("find /run/user -printf '%p %y %m %U %s\\n'");
    readers.refuse(desk, "", 73, "/run/user/" + uid() + "/localauth");
    desk.run("localauth unlock").ended(73);
    assertEquals(before, cell.root("find /run/user -printf '%p %y %m %U %s\\n'"));
  }

  @Test
  void aLinkInPlaceOfTheRuntimeDirectoryIsNotFollowed() {
    cell.root(
        "u=%d; d=/run/user/else; mkdir -m 700 $d; chown $u $d; ln -s $d /run/user/$u"
            .formatted(uid()));
    enrolled.unlock(desk);
    readers.open(desk);
    assertEquals("", cell.root("ls /run/user/else"));
  }

  /** It comes with the first login and goes with the last, while other sessions stay. */
  @Test
  void lockAllIsNotUndoneWhenTheRuntimeDirectoryGoesAway() {
    enrolled.unlock(desk);
    readers.open(desk);
    cell.root("u=%d; r=/run/user/$u; mkdir -m 700 $r; chown $u $r".formatted(uid()));
    readers.shut(desk);
    desk.run("localauth lock --all").must();
    cell.root("rm -r /run/user/" + uid());
    readers.shut(desk);
  }

  private int uid() {
    return person.account().uid();
  }
}
