// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads CBOR as CTAP writes it: numbers, byte strings, texts, lists, maps and truth values. */
public final class CborReader {
  private CborReader() {}

  /** Returns the one item in {@code bytes}. */
  public static Object decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Object item = read(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many");
    }
    return item;
  }

  private static Object read(ByteBuffer in) {
    int first = in.get() & 0xff;
    int type = first >> 5;
    int value = value(first & 0x1f, in);
    return switch (type) {
      case 0 -> value;
      case 1 -> -1 - value;
      case 2 -> bytes(in, value);
      case 3 -> new String(bytes(in, value), StandardCharsets.UTF_8);
      case 4 -> list(in, value);
      case 5 -> readMap(in, value);
      case 7 -> value == 21;
      default -> throw new IllegalArgumentException("type " + type);
    };
  }

  private static int value(int additional, ByteBuffer in) {
    return switch (additional) {
      case 24 -> in.get() & 0xff;
      case 25 -> in.getShort() & 0xffff;
      case 26 -> in.getInt();
      default -> {
        if (additional > 26) {
          throw new IllegalArgumentException("length " + additional);
        }
        yield additional;
      }
    };
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  private static List<Object> list(ByteBuffer in, int size) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(read(in));
    }
    return list;
  }

  private static Map<Object, Object> readMap(ByteBuffer in, int size) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      Object key = read(in);
      map.put(key, read(in));
    }
    return map;
  }
}
