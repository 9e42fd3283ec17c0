// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Methods that together open the gate, in the order in which they are asked.
 *
 * @param methods the ids of the methods
 */
public record Way(List<String> methods) {
  private static final int MOST = 26;
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

  /**
   * Checks and copies {@code methods}.
   *
   * @throws IllegalArgumentException if there is none, one twice, or one that is not an id
   */
  public Way {
    methods = List.copyOf(methods);
    if (methods.isEmpty() || new HashSet<>(methods).size() != methods.size()) {
      throw new IllegalArgumentException("a way needs methods, each once");
    }
    methods.stream()
        .filter(method -> !ID.matcher(method).matches())
        .findFirst()
        .ifPresent(
            method -> {
              throw new IllegalArgumentException("\"" + method + "\" is not the name of a method");
            });
  }

  /** Reads what {@link #toString} wrote, such as {@code "pin,totp"}. */
  public static Way parse(String text) {
    return new Way(Stream.of(text.split(",", -1)).map(String::strip).toList());
  }

  /**
   * Returns {@code ways}, if there is at least one, not more than have a letter each, and none
   * twice.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static List<Way> requireDistinct(List<Way> ways) {
    if (ways.isEmpty() || ways.size() > MOST) {
      throw new IllegalArgumentException("there must be 1 to " + MOST + " ways");
    }
    Set<Set<String>> seen = new HashSet<>();
    for (Way way : ways) {
      if (!seen.add(Set.copyOf(way.methods))) {
        throw new IllegalArgumentException("the way " + way + " is named twice");
      }
    }
    return ways;
  }

  /** Returns the methods that occur in {@code ways}, each once. */
  public static Set<String> methodsOf(List<Way> ways) {
    Set<String> methods = new LinkedHashSet<>();
    ways.forEach(way -> methods.addAll(way.methods()));
    return methods;
  }

  /** Says whether both ask for the same methods, in whatever order. */
  public boolean sameMethods(Way other) {
    return new HashSet<>(methods).equals(new HashSet<>(other.methods));
  }

  @Override
  public String toString() {
    return String.join(",", methods);
  }
}
