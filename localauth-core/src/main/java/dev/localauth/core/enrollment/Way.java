// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Methods that together open the gate, in the order in which they are asked.
 *
 * @param methods the ids of the methods
 */
public record Way(List<String> methods) {
  private static final int MOST = 26;
  private static final int LONGEST_ID = 32;

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
    for (String method : methods) {
      if (!isId(method)) {
        throw new IllegalArgumentException("\"" + method + "\" is not the name of a method");
      }
    }
  }

  /** Reads what {@link #toString} wrote, such as {@code "pin,totp"}. */
  public static Way parse(String text) {
    List<String> methods = new ArrayList<>();
    for (String method : text.split(",", -1)) {
      methods.add(method.strip());
    }
    return new Way(methods);
  }

  private static boolean isId(String method) {
    boolean sound = !method.isEmpty() && method.length() <= LONGEST_ID;
    for (int i = 0; i < method.length() && sound; i++) {
      char letter = method.charAt(i);
      sound =
          letter >= 'a' && letter <= 'z'
              || i > 0 && (letter >= '0' && letter <= '9' || letter == '-');
    }
    return sound;
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

  /** Says whether one of {@code ways} asks for the same methods. */
  public boolean isAmong(List<Way> ways) {
    for (Way way : ways) {
      if (sameMethods(way)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return String.join(",", methods);
  }
}
