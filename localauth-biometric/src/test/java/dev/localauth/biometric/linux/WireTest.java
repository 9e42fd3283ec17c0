// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.localauth.api.Secret;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What passes between the process that runs PAM and the one that started it. */
class WireTest {
  private static final int BLOCK = 8192;

  @Test
  void wordsArriveAsTheyWereSaid() throws Exception {
    List<Word> said =
        List.of(
            new Word.Shown("Lege den Finger auf, \u00e4\u20ac\ud83d\udd11"),
            new Word.Asked("Password: ", false),
            new Word.Asked("", true),
            new Word.Ended(Stage.ACCOUNT, -1));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Word word : said) {
      word.write(new DataOutputStream(bytes));
    }
    DataInputStream in = in(bytes.toByteArray());
    for (Word word : said) {
      assertEquals(word, Word.read(in));
    }
    assertThrows(IOException.class, () -> Word.read(in));
  }

  @Test
  void whatIsNoWordIsRefused() {
    List<byte[]> odd =
        List.of(
            "PAM says yes\n".getBytes(UTF_8),
            new byte[] {'X', 3, 0, 0, 0, 0},
            new byte[] {'X', 2, 0, 0, 0},
            new byte[] {'S', 0, 9, 'c', 'u', 't'},
            new byte[] {'S', 0, 1, (byte) 0xff},
            new byte[0]);
    for (byte[] bytes : odd) {
      assertThrows(IOException.class, () -> Word.read(in(bytes)));
    }
  }

  @Test
  void anAnswerArrivesAndStaysInNoBuffer() throws Exception {
    Kept out = new Kept();
    try (Secret answer = secret("geheim")) {
      Reply.answer(out, answer);
    }
    assertFalse(out.keeps((byte) 'g'), "the answer is still in the buffer");
    byte[] sent = out.sent.toByteArray();
    assertEquals(BLOCK, sent.length);
    assertArrayEquals("geheim".getBytes(UTF_8), Reply.read(in(sent)).orElseThrow());
  }

  @Test
  void theAbsenceOfAnAnswerIsTold() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Reply.none(out);
    assertTrue(Reply.read(in(out.toByteArray())).isEmpty());
  }

  @Test
  void aBlockThatIsShortOrSaysItIsLongerThanAnAnswerIsRefused() {
    byte[] longer = new byte[BLOCK];
    longer[0] = 1;
    longer[1] = 2;
    assertThrows(IOException.class, () -> Reply.read(in(longer)));
    assertThrows(IOException.class, () -> Reply.read(in(new byte[BLOCK - 1])));
  }

  @Test
  void onlyWhatCCanHoldIsSent() {
    try (Secret longest = secret("x".repeat(511));
        Secret longer = secret("x".repeat(512));
        Secret cut = secret("a\0b")) {
      assertTrue(Reply.canSend(longest));
      assertFalse(Reply.canSend(longer));
      assertFalse(Reply.canSend(cut));
    }
  }

  private static Secret secret(String text) {
    return Secret.owning(text.getBytes(UTF_8));
  }

  private static DataInputStream in(byte[] bytes) {
    return new DataInputStream(new ByteArrayInputStream(bytes));
  }

  /** Like the stream to a process, which is one of these of 8192 bytes (java.lang.ProcessImpl). */
  private static final class Kept extends BufferedOutputStream {
    private final ByteArrayOutputStream sent;

    Kept() {
      this(new ByteArrayOutputStream());
    }

    private Kept(ByteArrayOutputStream sent) {
      super(sent, BLOCK);
      this.sent = sent;
    }

    boolean keeps(byte wanted) {
      for (byte each : buf) {
        if (each == wanted) {
          return true;
        }
      }
      return false;
    }
  }
}
