// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Enrolled;
import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.api.Verdict;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for the PIN and the unlocking key in a dump of this JVM's own heap. */
class PinHeapTest {
  // No PIN and no key stands anywhere in clear, so that only what the method leaves can be found.
  private static final byte MASK = 0x5c;
  private static final byte[] MASKED_PIN = {57, 42, 113, 46, 107, 120, 50, 55};

  private final Desk desk = new Desk();
  private byte[] maskedKey = new byte[0];

  @Test
  void neitherPinNorKeyIsInTheHeapAfterUse(@TempDir Path directory) throws Exception {
    enrollVerifyAndChange();
    byte[] heap = dump(directory);
    assertFalse(holds(heap, MASKED_PIN, MASK), "the PIN as bytes or as a string");
    assertFalse(holds(heap, wide(MASKED_PIN, 0), MASK), "the PIN as characters, little end first");
    assertFalse(holds(heap, wide(MASKED_PIN, 1), MASK), "the PIN as characters, big end first");
    assertFalse(holds(heap, maskedKey, MASK), "the unlocking key");
  }

  @Test
  void theSearchFindsAPinThatIsStillHeld(@TempDir Path directory) throws Exception {
    try (Secret answer = new Typist().ask(Question.Known.PIN);
        Pin pin = Pin.of(answer)) {
      byte[] heap = dump(directory);
      assertTrue(holds(heap, MASKED_PIN, MASK));
      assertTrue(holds(heap, wide(MASKED_PIN, 0), MASK) || holds(heap, wide(MASKED_PIN, 1), MASK));
      assertEquals(8, pin.length());
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

  private void enrollVerifyAndChange() throws Exception {
    Prompter typist = new Typist();
    try (Enrolled enrolled = desk.method.enroll(desk.context(typist))) {
      desk.parameters = enrolled.parameters();
      maskedKey = enrolled.unlockingKey().orElseThrow().use(PinHeapTest::masked);
    }
    for (Cost cost : new Cost[] {Cheap.COST, Cheap.DEARER}) {
      desk.method = desk.method(cost);
      try (Verdict verdict = desk.method.verify(desk.context(typist))) {
        Secret key = ((Verdict.Accepted) verdict).unlockingKey().orElseThrow();
        desk.method.change(desk.context(typist), key);
      }
    }
  }

  private static byte[] masked(byte[] bytes) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK;
    }
    return masked;
  }

  private static byte[] wide(byte[] masked, int at) {
    byte[] wide = new byte[2 * masked.length];
    for (int i = 0; i < masked.length; i++) {
      wide[2 * i + at] = masked[i];
      wide[2 * i + 1 - at] = MASK;
    }
    return wide;
  }

  private static boolean holds(byte[] heap, byte[] masked, byte mask) {
    for (int at = 0; at + masked.length <= heap.length; at++) {
      int length = 0;
      while (length < masked.length && (heap[at + length] ^ mask) == masked[length]) {
        length++;
      }
      if (length == masked.length) {
        return true;
      }
    }
    return false;
  }

  /** Types the PIN without ever holding it in clear for longer than a question. */
  private static final class Typist implements Prompter {
    @Override
    public Secret ask(Question question) {
      return Secret.owning(masked(MASKED_PIN));
    }

    @Override
    public boolean confirm(String question) {
      return true;
    }

    @Override
    public void show(Notice notice) {}
  }
}
