// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testsupport.fido;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * CBOR as CTAP uses it: numbers, byte strings, texts, lists, maps and truth values. A map is
 * written in the order in which it was filled.
 */
public final class Cbor {
  private Cbor() {}

  /** Returns {@code item} as CBOR. */
  public static byte[] encode(Object item) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(out, item);
    return out.toByteArray();
  }

  /** Returns the one item in {@code bytes}. */
  public static Object decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    Object item = read(in);
    if (in.hasRemaining()) {
      throw new IllegalArgumentException(in.remaining() + " bytes too many");
    }
    return item;
  }

  /** Returns the first item in {@code bytes}, and leaves what follows it. */
  public static Object first(ByteBuffer bytes) {
    return read(bytes);
  }

  /** Returns a map of alternating keys and values. */
  public static Map<Object, Object> map(Object... keysAndValues) {
    Map<Object, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }

  private static void write(ByteArrayOutputStream out, Object item) {
    if (item instanceof Integer number) {
      head(out, number < 0 ? 1 : 0, number < 0 ? -1 - number : number);
    } else if (item instanceof byte[] bytes) {
      head(out, 2, bytes.length);
      out.writeBytes(bytes);
    } else if (item instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      head(out, 3, bytes.length);
      out.writeBytes(bytes);
    } else if (item instanceof List<?> list) {
      head(out, 4, list.size());
      list.forEach(each -> write(out, each));
    } else if (item instanceof Map<?, ?> map) {
      head(out, 5, map.size());
      map.forEach(
          (key, value) -> {
            write(out, key);
            write(out, value);
          });
    } else if (item instanceof Boolean truth) {
      out.write(truth ? 0xf5 : 0xf4);
    } else {
      throw new IllegalArgumentException(item.getClass().getName());
    }
  }

  private static void head(ByteArrayOutputStream out, int type, int value) {
    if (value < 24) {
      out.write(type << 5 | value);
    } else if (value < 0x100) {
      out.write(type << 5 | 24);
      out.write(value);
    } else if (value < 0x10000) {
      out.write(type << 5 | 25);
      out.write(value >> 8);
      out.write(value);
    } else {
      throw new IllegalArgumentException("too much: " + value);
    }
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
