// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Everything a terminal showed, and how far the test has read. */
final class Transcript {
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final StringBuilder text = new StringBuilder();
  private byte[] undecoded = new byte[0];
  private int position;
  private boolean ended;

  synchronized void append(byte[] bytes) {
    ByteBuffer in = ByteBuffer.allocate(undecoded.length + bytes.length);
    in.put(undecoded).put(bytes).flip();
    CharBuffer out = CharBuffer.allocate(in.remaining() + 1);
    decoder.decode(in, out, false);
    text.append(out.flip());
    undecoded = new byte[in.remaining()];
    in.get(undecoded);
    notifyAll();
  }

  synchronized void end() {
    ended = true;
    notifyAll();
  }

  synchronized String expect(Pattern pattern, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      Matcher matcher = pattern.matcher(text).region(position, text.length());
      if (matcher.find()) {
        String read = text.substring(position, matcher.end());
        position = matcher.end();
        return read;
      }
      if (ended) {
        throw failure("the terminal was closed before " + pattern + " came");
      }
      if (!await(deadline)) {
        throw failure(pattern + " did not come within " + limit);
      }
    }
  }

  synchronized boolean awaitEnd(long deadline) {
    while (!ended) {
      if (!await(deadline)) {
        return false;
      }
    }
    return true;
  }

  AssertionError failure(String message) {
    return new AssertionError(message + "; the terminal showed:\n" + visible());
  }

  synchronized String all() {
    return text.toString();
  }

  /** Control characters other than line ends made visible, so that a report shows them. */
  private String visible() {
    StringBuilder shown = new StringBuilder();
    all()
        .codePoints()
        .forEach(
            point -> {
              if (Character.isISOControl(point) && point != '\n') {
                shown.append(String.format("\\x%02x", point));
              } else {
                shown.appendCodePoint(point);
              }
            });
    return shown.toString();
  }

  private boolean await(long deadline) {
    long millis = (deadline - System.nanoTime() + 999_999) / 1_000_000;
    if (millis <= 0) {
      return false;
    }
    try {
      wait(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure("interrupted");
    }
  }
}
