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
            + "\"sessions\":[ ]}",
        json());
  }

  @Test
  void inASessionItIsOpen() {
    shell.must("setup --store in-memory --method pin", "one");
    shell.open("one");
    assertEquals("open\n", shell.must("status --short").out());
    assertEquals(
        "{\"schemaVersion\":1,\"state\":\"open\",\"enrolled\":{\"store\":\"in-memory\","
            + "\"ways\":[ [ \"pin\" ] ]},\"terminal\":\"pts/3\",\"sessions\":[ "
            + "{\"terminal\":\"pts/3\",\"scope\":\"terminal\",\"way\":[ \"pin\" ],\"here\":true} ]}",
        json());
  }
}
