// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import dev.localauth.api.Parameters;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fact that the gate is on, with everything that decides its security. Kept in the store.
 *
 * @param id names this enrollment, and its secrets in the store
 * @param generation grows with every change; sessions of an earlier one are over
 * @param ledger names the ledger that counts its attempts
 * @param ways the ways that open the gate, the preferred one first
 * @param parameters the parameters of each method that occurs in a way
 * @param slots where the secrets of a method are that was enrolled later than the rest, or again: a
 *     name of their own in place of {@code id}, so that they can be made beside the earlier ones
 */
public record Enrollment(
    String id,
    long generation,
    String ledger,
    List<Way> ways,
    SortedMap<String, Parameters> parameters,
    SortedMap<String, String> slots) {
  private static final int VERSION = 1;
  private static final int ID_LENGTH = 32;
  private static final String HEXADECIMAL = "0123456789abcdef";

  /** Copies what can change. */
  public Enrollment {
    ways = List.copyOf(ways);
    parameters = new TreeMap<>(parameters);
    slots = new TreeMap<>(slots);
  }

  /** Makes an enrollment whose methods were all enrolled together. */
  public Enrollment(
      String id,
      long generation,
      String ledger,
      List<Way> ways,
      SortedMap<String, Parameters> parameters) {
    this(id, generation, ledger, ways, parameters, new TreeMap<>());
  }

  /** Returns the same with other parameters. */
  public Enrollment with(Map<String, Parameters> others) {
    return new Enrollment(id, generation, ledger, ways, new TreeMap<>(others), slots);
  }

  /**
   * Returns the enrollment that follows this one under the same id: with these ways, what only
   * other ways need left out, and each method of {@code fresh} in the slot named there.
   */
  public Enrollment next(List<Way> following, Map<String, String> fresh) {
    Set<String> methods = Way.methodsOf(following);
    SortedMap<String, Parameters> kept = new TreeMap<>(parameters);
    kept.keySet().retainAll(methods);
    SortedMap<String, String> placed = new TreeMap<>(slots);
    placed.putAll(fresh);
    placed.keySet().retainAll(methods);
    return new Enrollment(id, generation + 1, ledger, following, kept, placed);
  }

  /** Returns under which name the secrets of {@code method} are kept. */
  public String slot(String method) {
    return slots.getOrDefault(method, id);
  }

  /** Returns under which name attempts at {@code method} are counted: anew in each slot. */
  public String counter(String method) {
    return slots.containsKey(method) ? method + "." + slots.get(method) : method;
  }

  /** Returns the one text of this enrollment. */
  public byte[] toBytes() {
    KeyValues text =
        KeyValues.empty()
            .put("version", VERSION)
            .put("id", id)
            .put("generation", generation)
            .put("ledger", ledger);
    putWays(text, ways);
    parameters.forEach(
        (method, values) -> {
          text.put("method." + method, "enrolled");
          values.asMap().forEach((key, value) -> text.put("set." + method + "." + key, value));
        });
    slots.forEach((method, slot) -> text.put("slot." + method, slot));
    return text.toBytes();
  }

  /** Reads what {@link #toBytes} wrote. */
  public static Enrollment parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    Enrollment parsed =
        new Enrollment(
            takeId(text, "id"),
            text.takeNumber("generation"),
            takeId(text, "ledger"),
            takeWays(text),
            takeParameters(text),
            takeSlots(text));
    text.requireNothingElse();
    parsed.requireParametersForEachMethod();
    KeyValues.requireOneForm(content, parsed.toBytes());
    return parsed;
  }

  /** Returns the SHA-256 of {@link #toBytes}, in hexadecimal. */
  public String digest() {
    return sha256(toBytes());
  }

  static String sha256(byte[] content) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  static void putWays(KeyValues text, List<Way> ways) {
    for (int i = 0; i < ways.size(); i++) {
      text.put("way." + (char) ('a' + i), ways.get(i));
    }
  }

  static List<Way> takeWays(KeyValues text) throws MalformedFileException {
    List<Way> ways = new ArrayList<>();
    try {
      for (String way : text.takeAll("way.").values()) {
        ways.add(Way.parse(way));
      }
      return Way.requireDistinct(ways);
    } catch (IllegalArgumentException notWays) {
      throw new MalformedFileException("the ways are not what they must be");
    }
  }

  static String takeId(KeyValues text, String key) throws MalformedFileException {
    String id = text.take(key);
    boolean sound = id.length() == ID_LENGTH;
    for (int i = 0; i < id.length() && sound; i++) {
      sound = HEXADECIMAL.indexOf(id.charAt(i)) >= 0;
    }
    if (!sound) {
      throw new MalformedFileException(key + " is not an id");
    }
    return id;
  }

  private static SortedMap<String, Parameters> takeParameters(KeyValues text)
      throws MalformedFileException {
    SortedMap<String, Parameters> parameters = new TreeMap<>();
    for (String method : text.takeAll("method.").keySet()) {
      Map<String, String> values = text.takeAll("set." + method + ".");
      try {
        parameters.put(method, Parameters.of(values));
      } catch (IllegalArgumentException notParameters) {
        throw new MalformedFileException("a parameter is not one");
      }
    }
    return parameters;
  }

  private static SortedMap<String, String> takeSlots(KeyValues text) throws MalformedFileException {
    SortedMap<String, String> slots = text.takeAll("slot.");
    for (String slot : slots.values()) {
      if (!slot.matches("[0-9a-f]{32}")) {
        throw new MalformedFileException("a slot is not an id");
      }
    }
    return slots;
  }

  private void requireParametersForEachMethod() throws MalformedFileException {
    if (!parameters.keySet().equals(Way.methodsOf(ways))) {
      throw new MalformedFileException("the ways name other methods than those enrolled");
    }
    if (!parameters.keySet().containsAll(slots.keySet())) {
      throw new MalformedFileException("a slot names a method that is not enrolled");
    }
  }
}
