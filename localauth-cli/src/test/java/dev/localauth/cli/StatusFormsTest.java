// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms of the status that programs read. */
class StatusFormsTest {
  private final Shell shell;

  StatusFormsTest(@TempDir Path root) {
    shell = new Shell(root);
  }

  private String json() {
    return shell.must("status --json").out().replaceAll("\\s*\n\\s*", "").replace(" : ", ":");
  }

  @Test
  void whereNothingIsSetUpItIsOff() {
    assertEquals("off\n", shell.must("status --short").out());
    assertEquals(
        "{\"schemaVersion\":1,\"state\":\"off\",\"terminal\":\"pts/3\",\"sessions\":[ ]}", json());
  }

  @Test
  void withoutASessionItIsLocked() {
    shell.must("setup --store in-memory --method pin,totp --method pin", "one", "two");
    assertEquals("locked\n", shell.must("status --short").out());
    assertEquals(
        "{\"schemaVersion\":1,\"state\":\"locked\",\"enrolled\":{\"store\":\"in-memory\","
            + "\"ways\":[ [ \"pin\", \"totp\" ], [ \"pin\" ] ]},\"terminal\":\"pts/3\","
            + "\"closed\":{\"reason\":\"NO_SESSION\",\"message\":\"this terminal is locked\","
            + "\"hint\":\"run \\\"localauth unlock\\\" in this terminal\",\"exitCode\":77},"
            + "\"methods\":[ "
            + method("pin", 0)
            + ", "
            + method("totp", 0)
            + " ],\"recoveryCodesLeft\":0,\"sessions\":[ ]}",
        json());
  }

  @Test
  void inASessionItIsOpen() {
    shell.must("setup --store in-memory --method pin", "one");
    shell.open("one");
    assertEquals("open\n", shell.must("status --short").out());
    assertEquals(
        "{\"schemaVersion\":1,\"state\":\"open\",\"enrolled\":{\"store\":\"in-memory\","
            + "\"ways\":[ [ \"pin\" ] ]},\"terminal\":\"pts/3\",\"methods\":[ "
            + method("pin", 0)
            + " ],\"recoveryCodesLeft\":0,\"sessions\":[ "
            + "{\"terminal\":\"pts/3\",\"scope\":\"terminal\",\"way\":[ \"pin\" ],"
            + "\"ageSeconds\":0,\"here\":true} ]}",
        json());
  }

  private static String method(String id, int failures) {
    return String.format(
        "{\"id\":\"%s\",\"names\":[ \"%s\" ],\"failures\":%d,\"waitSeconds\":0,\"disabled\":false}",
        id, id, failures);
  }

  @Test
  void thePersonIsToldHowThingsStand() {
    shell.must("setup --store in-memory --method pin", "one");
    shell.must("method add totp", "one", "two");
    shell.must("method rename totp phone", "one");
    shell.run("unlock", "wrong");
    shell.open("one");
    assertEquals(
        """
        gate:     on
        ways:     pin; or totp
        store:    in-memory: not a store of localauth: ask its author who can read it
        method:   pin, no wrong answer
        method:   totp (phone), no wrong answer
        recovery: 0 codes left
        terminal: pts/3, open
        session:  pts/3, opened by pin just now (this one)
        """,
        shell.must("status").out());
  }

  @Test
  void eachValueIsExplained() {
    String out = shell.must("status --explain").out();
    assertEquals(
        """
        gate:     off (run "localauth setup" to turn it on)
        terminal: pts/3, open, nothing requires a session
        required: no (default)
        store: the platform's (default)
        sessionScope: terminal (default)
        maxSession: as long as the terminal lives (default)
        idleTimeout: as long as the terminal lives (default)
        stepUp: none (default)
        """,
        out);
  }
}
