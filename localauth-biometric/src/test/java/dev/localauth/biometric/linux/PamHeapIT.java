// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.biometric.platform.Answer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Searches the heap of this process for a password that was passed on to PAM; the process that ran
 * PAM is gone by then. What is searched for is kept under a mask, so that the search cannot find
 * itself.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class PamHeapIT {
  private static final byte MASK = 0x5a;
  // "zwiebel-7391", each character under the mask.
  private static final byte[] MASKED = masked(" -3?8?6wmick");

  private static byte[] masked(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void nothingOfAPasswordIsLeftAfterTheConversation(@TempDir Path directory) throws Exception {
    try (PamDesk desk = new PamDesk()) {
      Typist typist = new Typist();
      assertEquals(Answer.VERIFIED, desk.ask(desk.script("[hidden=Word: ]"), typist));
      assertEquals(Answer.WRONG, desk.ask("unix", typist));
    }
    byte[] heap = dump(directory);
    assertFalse(holds(heap, MASKED), "the password is left");
    assertFalse(holds(heap, wide(0)) || holds(heap, wide(1)), "the password is left as text");
  }

  @Test
  void theSearchFindsWhatIsThere(@TempDir Path directory) throws Exception {
    try (Secret password = new Typist().ask(Question.Known.PIN)) {
      String text = password.use(bytes -> new String(bytes, StandardCharsets.UTF_8));
      assertTrue(holds(dump(directory), MASKED), text.length() + " characters were not found");
    }
  }

  private static byte[] dump(Path directory) throws Exception {
    Path file = directory.resolve("heap.hprof");
    // jcmd dumps live objects only: what the collector has yet to overwrite nobody can reach.
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(ProcessHandle.current().pid()),
                "GC.heap_dump",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("jcmd.txt").toFile())
            .start();
    if (!jcmd.waitFor(1, TimeUnit.MINUTES)) {
      jcmd.destroyForcibly();
    }
    return Files.readAllBytes(file);
  }

  private static byte[] wide(int at) {
    byte[] wide = new byte[2 * MASKED.length];
    for (int i = 0; i < MASKED.length; i++) {
      wide[2 * i + at] = MASKED[i];
      wide[2 * i + 1 - at] = MASK;
    }
    return wide;
  }

  private static boolean holds(byte[] heap, byte[] masked) {
    for (int at = 0; at + masked.length <= heap.length; at++) {
      int length = 0;
      while (length < masked.length && (heap[at + length] ^ MASK) == masked[length]) {
        length++;
      }
      if (length == masked.length) {
        return true;
      }
    }
    return false;
  }

  /** Types the password without ever holding it in clear for longer than a question. */
  private static final class Typist implements Prompter {
    @Override
    public Secret ask(Question question) {
      byte[] clear = MASKED.clone();
      for (int i = 0; i < clear.length; i++) {
        clear[i] ^= MASK;
      }
      return Secret.owning(clear);
    }

    @Override
    public boolean confirm(String question) {
      return true;
    }

    @Override
    public void show(Notice notice) {}
  }
}
