// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Lines of {@code key=value}, in the order of the keys. Strict in both directions: one form for one
 * content, each key once, nothing that a reader does not know.
 */
public final class KeyValues {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9.-]{0,99}");

  private final SortedMap<String, String> values;

  private KeyValues(SortedMap<String, String> values) {
    this.values = values;
  }

  /** Returns an empty document to be filled with {@link #put}. */
  public static KeyValues empty() {
    return new KeyValues(new TreeMap<>());
  }

  /** Reads a document. */
  public static KeyValues parse(byte[] content) throws MalformedFileException {
    String text = decode(content);
    if (text.isEmpty() || !text.endsWith("\n")) {
      throw new MalformedFileException("the last line is cut off");
    }
    KeyValues parsed = empty();
    String previous = "";
    for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
      int equals = line.indexOf('=');
      if (equals < 1) {
        throw new MalformedFileException("a line is not key=value");
      }
      String key = line.substring(0, equals);
      if (key.compareTo(previous) <= 0) {
        throw new MalformedFileException("a key is repeated or out of order");
      }
      parsed.checkedPut(key, line.substring(equals + 1));
      previous = key;
    }
    return parsed;
  }

  /** Sets {@code key}; keys are lower case letters, digits, dots and hyphens. */
  public KeyValues put(String key, Object value) {
    try {
      checkedPut(key, value.toString());
    } catch (MalformedFileException mistake) {
      throw new IllegalArgumentException(mistake);
    }
    return this;
  }

  /** Returns the value of {@code key}, or empty. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Takes the value of {@code key} out, or throws if there is none. */
  public String take(String key) throws MalformedFileException {
    String value = values.remove(key);
    if (value == null) {
      throw new MalformedFileException(key + " is missing");
    }
    return value;
  }

  /** Takes a whole number of 0 or more out. */
  public long takeNumber(String key) throws MalformedFileException {
    String value = take(key);
    if (!value.matches("0|[1-9][0-9]{0,17}")) {
      throw new MalformedFileException(key + " is not a number");
    }
    return Long.parseLong(value);
  }

  /** Takes out everything whose key begins with {@code prefix}, keyed by what follows it. */
  public SortedMap<String, String> takeAll(String prefix) {
    SortedMap<String, String> taken = new TreeMap<>();
    values.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .forEach(entry -> taken.put(entry.getKey().substring(prefix.length()), entry.getValue()));
    taken.keySet().forEach(key -> values.remove(prefix + key));
    return taken;
  }

  /** Takes {@code version} out and throws unless it is {@code known}. */
  public void takeVersion(int known) throws MalformedFileException {
    if (takeNumber("version") != known) {
      throw new MalformedFileException("it was written by another version of localauth");
    }
  }

  /** Throws if anything was not taken out. */
  public void requireNothingElse() throws MalformedFileException {
    if (!values.isEmpty()) {
      throw new MalformedFileException(values.firstKey() + " is not known");
    }
  }

  /** Throws unless {@code content} is the one form of what was read from it. */
  public static void requireOneForm(byte[] content, byte[] written) throws MalformedFileException {
    if (!MessageDigest.isEqual(content, written)) {
      throw new MalformedFileException("it is not in the form that localauth writes");
    }
  }

  /** Returns the document's one form. */
  public byte[] toBytes() {
    StringBuilder text = new StringBuilder();
    for (Map.Entry<String, String> entry : values.entrySet()) {
      text.append(entry.getKey()).append('=').append(entry.getValue()).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void checkedPut(String key, String value) throws MalformedFileException {
    if (!KEY.matcher(key).matches() || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new MalformedFileException("a line holds what it must not");
    }
    values.put(key, value);
  }

  private static String decode(byte[] content) throws MalformedFileException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notText) {
      throw new MalformedFileException("it is not text");
    }
  }
}
