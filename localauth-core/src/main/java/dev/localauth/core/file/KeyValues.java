// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.file;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lines of {@code key=value}, in the order of the keys. Strict in both directions: one form for one
 * content, each key once, nothing that a reader does not know.
 */
public final class KeyValues {
  private static final int LONGEST_KEY = 100;
  private static final int MOST_DIGITS = 18;

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
    if (!isNumber(value)) {
      throw new MalformedFileException(key + " is not a number");
    }
    return Long.parseLong(value);
  }

  /** Takes out everything whose key begins with {@code prefix}, keyed by what follows it. */
  public SortedMap<String, String> takeAll(String prefix) {
    SortedMap<String, String> taken = new TreeMap<>();
    for (String key : List.copyOf(values.keySet())) {
      if (key.startsWith(prefix)) {
        taken.put(key.substring(prefix.length()), Objects.requireNonNull(values.remove(key)));
      }
    }
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
    if (!isKey(key) || !isOneLine(value)) {
      throw new MalformedFileException("a line holds what it must not");
    }
    values.put(key, value);
  }

  private static boolean isKey(String key) {
    boolean sound = !key.isEmpty() && key.length() <= LONGEST_KEY;
    for (int i = 0; i < key.length() && sound; i++) {
      char letter = key.charAt(i);
      sound = isDigit(letter) || isLowerCase(letter) || i > 0 && (letter == '.' || letter == '-');
    }
    return sound;
  }

  private static boolean isOneLine(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNumber(String value) {
    boolean sound = !value.isEmpty() && value.length() <= MOST_DIGITS;
    for (int i = 0; i < value.length() && sound; i++) {
      sound = isDigit(value.charAt(i));
    }
    return sound && (value.length() == 1 || value.charAt(0) != '0');
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }

  private static boolean isLowerCase(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static String decode(byte[] content) throws MalformedFileException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException notText) {
      throw new MalformedFileException("it is not text");
    }
  }
}
