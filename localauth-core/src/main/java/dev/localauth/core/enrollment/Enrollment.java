// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import dev.localauth.api.Parameters;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The fact that the gate is on, with everything that decides its security. Kept in the store.
 *
 * @param id names this enrollment, and its secrets in the store
 * @param generation grows with every change; sessions of an earlier one are over
 * @param ledger names the ledger that counts its attempts
 * @param ways the ways that open the gate, the preferred one first
 * @param credentials what was registered for each method that occurs in a way, the oldest first
 */
public record Enrollment(
    String id, long generation, String ledger, List<Way> ways, List<Credential> credentials) {
  /** As many as there are letters to tell them apart. */
  public static final int MOST_CREDENTIALS = 26;

  private static final int VERSION = 1;
  private static final int ID_LENGTH = 32;
  private static final String HEXADECIMAL = "0123456789abcdef";

  /** Copies what can change. */
  public Enrollment {
    ways = List.copyOf(ways);
    credentials = List.copyOf(credentials);
    if (credentials.size() > MOST_CREDENTIALS) {
      throw new IllegalArgumentException("too many credentials");
    }
  }

  /** Returns the same with these credentials. */
  public Enrollment with(List<Credential> others) {
    return new Enrollment(id, generation, ledger, ways, others);
  }

  /**
   * Returns the enrollment that follows this one under the same id: with these ways, and of {@code
   * all} the credentials that they need.
   */
  public Enrollment next(List<Way> following, List<Credential> all) {
    Set<String> needed = Way.methodsOf(following);
    List<Credential> kept =
        all.stream().filter(credential -> needed.contains(credential.method())).toList();
    return new Enrollment(id, generation + 1, ledger, following, kept);
  }

  /** Returns the methods for which something was registered. */
  public Set<String> methods() {
    return credentials.stream()
        .map(Credential::method)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** Returns what was registered for {@code method}, the oldest first. */
  public List<Credential> credentials(String method) {
    return credentials.stream().filter(each -> each.method().equals(method)).toList();
  }

  /**
   * Returns under which name attempts at {@code method} are counted, whichever credential they
   * meant: anew once the oldest was replaced.
   */
  public String counter(String method) {
    return credentials(method).stream().findFirst().map(this::counter).orElse(method);
  }

  /** Returns under which name the accepted answers of {@code credential} are remembered. */
  public String counter(Credential credential) {
    return credential.slot().equals(id)
        ? credential.method()
        : credential.method() + "." + credential.slot();
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
    for (int i = 0; i < credentials.size(); i++) {
      put(text, key(i), credentials.get(i));
    }
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
            takeCredentials(text));
    text.requireNothingElse();
    parsed.requireCredentialsForEachMethod();
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

  private static String key(int index) {
    return "credential." + (char) ('a' + index);
  }

  private static void put(KeyValues text, String key, Credential credential) {
    text.put(key, credential.method())
        .put(key + ".slot", credential.slot())
        .put(key + ".name", credential.name())
        .put(key + ".entries", String.join(" ", credential.entries()));
    credential.parameters().asMap().forEach((name, value) -> text.put(key + ".set." + name, value));
  }

  private static List<Credential> takeCredentials(KeyValues text) throws MalformedFileException {
    List<Credential> credentials = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    while (credentials.size() < MOST_CREDENTIALS && text.get(key(credentials.size())).isPresent()) {
      Credential credential = takeCredential(text, key(credentials.size()));
      if (!seen.add(credential.method() + " " + credential.slot())
          || !seen.add(credential.method() + " \"" + credential.name())) {
        throw new MalformedFileException("a credential is there twice");
      }
      credentials.add(credential);
    }
    return credentials;
  }

  private static Credential takeCredential(KeyValues text, String key)
      throws MalformedFileException {
    try {
      return new Credential(
          text.take(key),
          takeId(text, key + ".slot"),
          text.take(key + ".name"),
          Parameters.of(text.takeAll(key + ".set.")),
          entries(text.take(key + ".entries")));
    } catch (IllegalArgumentException notOne) {
      throw new MalformedFileException("a credential is not one");
    }
  }

  private static SortedSet<String> entries(String names) {
    return names.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(names.split(" ", -1)));
  }

  private void requireCredentialsForEachMethod() throws MalformedFileException {
    if (!methods().equals(Way.methodsOf(ways))) {
      throw new MalformedFileException("the ways name other methods than those enrolled");
    }
  }
}
