// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Notice;
import dev.localauth.api.Prompter;
import dev.localauth.api.Question;
import dev.localauth.api.Secret;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.testsupport.fido.SoftKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks for the PIN and the secret of the key in a dump of this JVM's own heap. */
class KeyHeapIT {
  // Nothing stands anywhere in clear, so that only what the transport leaves can be found.
  private static final byte MASK = 0x5c;
  private static final byte[] MASKED_PIN = {57, 42, 113, 46, 107, 120, 50, 55};

  private final SoftKey key = new SoftKey("Key");
  private final KeyDesk desk = new KeyDesk(key);
  private byte[] maskedSecret = {};

  @Test
  void neitherPinNorSecretIsInTheHeapAfterUse(@TempDir Path directory) throws Exception {
    key.withPin(new String(masked(MASKED_PIN), StandardCharsets.UTF_8));
    byte[] id = registered();
    sign(id, directory);
    byte[] heap = dump(directory.resolve("heap.hprof"));
    assertFalse(holds(heap, MASKED_PIN), "the PIN");
    assertFalse(holds(heap, maskedSecret), "the secret");
  }

  /** A dump is a part of the heap too, so nobody may hold this one when the next is made. */
  private void sign(byte[] id, Path directory) throws Exception {
    try (AssertionResponse response =
        desk.transport.sign(desk.assertion(id), KeyDesk.context(new Typist()))) {
      maskedSecret = response.prf().orElseThrow().use(KeyHeapIT::masked);
      assertTrue(
          holds(dump(directory.resolve("held.hprof")), maskedSecret),
          "the search finds what is still held");
    }
  }

  private byte[] registered() throws Exception {
    try (RegistrationResponse response =
        desk.transport.register(desk.registration(), KeyDesk.context(new Typist()))) {
      return KeyDesk.credentialId(KeyDesk.authenticatorData(response));
    }
  }

  private static byte[] dump(Path file) throws Exception {
    // jcmd dumps live objects only: what the collector has yet to overwrite nobody can reach.
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(ProcessHandle.current().pid()),
                "GC.heap_dump",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!jcmd.waitFor(1, TimeUnit.MINUTES)) {
      jcmd.destroyForcibly();
    }
    return Files.readAllBytes(file);
  }

  private static byte[] masked(byte[] bytes) {
    byte[] masked = bytes.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= MASK;
    }
    return masked;
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
