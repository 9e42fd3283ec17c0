// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import dev.localauth.terminal.UnixAbi.Event;
import dev.localauth.testsupport.NativeBuild;
import dev.localauth.testsupport.Processes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The terminal mode against a double that a C compiler laid out; the wait against select(2). */
class MacAbiIT {
  private static final int ANY = 0;
  private static final int O_RDWR = 2;
  private static final Duration LONG = Duration.ofSeconds(30);

  private static String library;
  private static Controls controls;

  private final UnixAbi abi = MacAbi.ABI;

  /** What {@code termios_double.c} lets tests turn and read. */
  interface Controls extends Library {
    void double_reset();

    int double_same();

    int double_quiet();
  }

  @BeforeAll
  static void build() {
    library = NativeBuild.library(Path.of("src/test/c/termios_double.c")).toString();
    controls = Native.load(library, Controls.class);
  }

  @Test
  void aQuietTerminalIsQuietAndNothingElseIsChanged() {
    Libc libc = Native.load(library, Libc.class);
    controls.double_reset();
    Termios before = Termios.of(libc, abi.termios(), ANY);
    assertFalse(before.isQuiet());
    before.quiet().set(libc, ANY);
    assertEquals(1, controls.double_quiet());
    assertTrue(Termios.of(libc, abi.termios(), ANY).isQuiet());
    before.set(libc, ANY);
    assertEquals(1, controls.double_same());
  }

  @Test
  void whatCanBeReadOrWrittenIsTold(@TempDir Path directory) throws IOException {
    Libc libc = Libc.Loaded.LIBC;
    String fifo = directory.resolve("fifo").toString();
    assertEquals(0, Processes.run(LONG, "mkfifo", fifo).exitCode());
    int fd = libc.open(fifo, O_RDWR);
    try (Memory key = new Memory(1)) {
      key.setByte(0, (byte) 'x');
      assertFalse(abi.waiting().ready(libc, fd, Event.INPUT, Duration.ofMillis(1)));
      assertTrue(abi.waiting().ready(libc, fd, Event.OUTPUT, LONG));
      libc.write(fd, key, new NativeLong(1));
      assertTrue(abi.waiting().ready(libc, fd, Event.INPUT, LONG));
    } finally {
      libc.close(fd);
    }
  }

  @Test
  void aDescriptorThatFitsInNoSetIsRefused() {
    assertThrows(
        IOException.class,
        () -> abi.waiting().ready(Libc.Loaded.LIBC, 1024, Event.INPUT, Duration.ZERO));
  }
}
