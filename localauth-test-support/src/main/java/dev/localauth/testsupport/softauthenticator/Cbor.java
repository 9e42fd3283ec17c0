// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.softauthenticator;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Writes CBOR (RFC 8949), with the shortest lengths and the order of the given maps. */
public final class Cbor {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Cbor() {}

  /**
   * Returns {@code value} in CBOR: whole numbers, texts, byte arrays, truth values, and lists and
   * maps of these.
   */
  public static byte[] encode(Object value) {
    Cbor cbor = new Cbor();
    cbor.write(value);
    return cbor.out.toByteArray();
  }

  private void write(Object value) {
    if (value instanceof Number number) {
      writeNumber(number.longValue());
    } else if (value instanceof Boolean truth) {
      out.write(truth ? 0xf5 : 0xf4);
    } else if (value instanceof byte[] bytes) {
      writeHead(BYTES, bytes.length);
      out.writeBytes(bytes);
    } else if (value instanceof String text) {
      byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
      writeHead(TEXT, utf8.length);
      out.writeBytes(utf8);
    } else if (value instanceof List<?> list) {
      writeHead(ARRAY, list.size());
      list.forEach(this::write);
    } else if (value instanceof Map<?, ?> map) {
      writeHead(MAP, map.size());
      map.forEach(this::writeEntry);
    } else {
      throw new IllegalArgumentException("not for CBOR: " + value.getClass());
    }
  }

  private void writeEntry(Object key, Object value) {
    write(key);
    write(value);
  }

  private void writeNumber(long number) {
    if (number >= 0) {
      writeHead(UNSIGNED, number);
    } else {
      writeHead(NEGATIVE, -1 - number);
    }
  }

  private void writeHead(int type, long length) {
    if (length < 24) {
      out.write(type << 5 | (int) length);
    } else if (length < 1 << 8) {
      out.write(type << 5 | 24);
      out.write((int) length);
    } else if (length < 1 << 16) {
      out.write(type << 5 | 25);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    } else {
      out.write(type << 5 | 26);
      out.writeBytes(ByteBuffer.allocate(4).putInt((int) length).array());
    }
  }
}
