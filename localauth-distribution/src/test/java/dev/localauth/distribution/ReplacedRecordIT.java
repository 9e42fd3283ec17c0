// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Something else is where the record of an open session was; nobody waits for it, or believes it.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ReplacedRecordIT {
  private static final Set<Replacement> ALL = EnumSet.allOf(Replacement.class);

  /** The others differ little, and {@link FastPathIT} has them, too. */
  private static final Set<Replacement> REDUCED =
      EnumSet.of(
          Replacement.LINK,
          Replacement.HARD_LINK,
          Replacement.FIFO,
          Replacement.DIRECTORY,
          Replacement.OTHERS_FILE,
          Replacement.READABLE_BY_ALL_AND_WRITABLE,
          Replacement.TRUNCATED,
          Replacement.HUGE,
          Replacement.WITHOUT_A_LINE_END,
          Replacement.BIT_FLIPPED,
          Replacement.KEY_TWICE,
          Replacement.UNKNOWN_KEY,
          Replacement.LATER_VERSION,
          Replacement.ISSUED_IN_THE_FUTURE,
          Replacement.EXPIRED);

  private RecoverablePerson enrolled;
  private Readers readers;
  private Desk desk;
  private Path records;

  @BeforeEach
  void setUp() {
    enrolled = RecoverablePerson.justNow();
    readers = Readers.of(enrolled.person());
    records = enrolled.person().records();
    desk = enrolled.person().desk();
    enrolled.unlock(desk);
  }

  @AfterEach
  void tearDown() {
    desk.close();
    enrolled.person().forgetSessions();
  }

  /** A way to replace the record, as a shell does it to the file {@code $f}. */
  enum Replacement {
    LINK("mv $f $f.aside; ln -s $f.aside $f"),
    LINK_TO_NOTHING("ln -sf /nowhere/at/all $f"),
    HARD_LINK("ln $f $f.aside"),
    FIFO("rm $f; mkfifo -m 600 $f; chown $u $f"),
    DIRECTORY("mkdir -m 700 $f.aside; mv $f $f.aside; mv $f.aside $f; chown $u $f"),
    DEVICE("rm $f; mknod -m 600 $f c 1 5; chown $u $f"),
    OTHERS_FILE("chown 0 $f"),
    READABLE_BY_ALL_AND_WRITABLE("chmod 666 $f"),
    WRITABLE_BY_THE_GROUP("chmod 620 $f"),
    EMPTY(": >$f"),
    TRUNCATED("truncate -s -1 $f"),
    CUT_IN_HALF("truncate -s 300 $f"),
    LONGER("printf '\\\\n' >>$f"),
    HUGE("truncate -s 100G $f"),
    WITHOUT_A_LINE_END("truncate -s 0 $f; truncate -s 100G $f"),
    BIT_FLIPPED("sed -i 's/^version=1/version=0/' $f"),
    KEY_FLIPPED("sed -i 's/^uid=/uie=/' $f"),
    KEY_TWICE("sed -i 's/^scope=.*/&\\\\n&/' $f"),
    KEY_TWICE_AND_ANOTHER_VALUE("sed -i 's/^longest=.*/longest=0\\\\nlongest=1/' $f"),
    UNKNOWN_KEY("sed -i 's/^way=/wax=1\\\\n&/' $f"),
    LATER_VERSION("sed -i 's/^version=1/version=2/' $f"),
    ISSUED_IN_THE_FUTURE("sed -i 's/^issued=/issued=9/' $f"),
    USED_IN_THE_FUTURE("sed -i 's/^used=/used=9/' $f"),
    EXPIRED("sed -i 's/^longest=.*/longest=1/' $f"),
    IDLE_FOR_TOO_LONG("sed -i 's/^idle=.*/idle=1/' $f"),
    OF_ANOTHER_ACCOUNT("sed -i 's/^uid=.*/uid=0/' $f"),
    OF_ANOTHER_RUN_OF_THE_SYSTEM("sed -i 's/^boot=./boot=x/' $f"),
    OF_ANOTHER_START("sed -i 's/^start=/start=1/' $f");

    private final String script;

    Replacement(String script) {
      this.script = script;
    }
  }

  @Test
  void nothingElseIsARecord() {
    String uid = Integer.toString(enrolled.person().account().uid());
    String file = "d=%s; f=$(ls $d/*-*[0-9]); u=%s; ".formatted(records, uid);
    Machine.must("cp", "-a", records.toString(), records + ".kept");
    try {
      for (Replacement each : Machine.full() ? ALL : REDUCED) {
        // sed makes another file, of root's.
        Machine.must(
            "sh",
            "-ec",
            file + each.script + (each.script.startsWith("sed") ? "; chown $u $f" : ""));
        readers.shut(desk);
        Machine.must("sh", "-ec", file + "rm -r $d; cp -a $d.kept $d");
        assertEquals(0, desk.run("localauth-fast check").exitCode(), each.name());
      }
    } finally {
      Machine.must("rm", "-rf", records + ".kept");
    }
  }
}
