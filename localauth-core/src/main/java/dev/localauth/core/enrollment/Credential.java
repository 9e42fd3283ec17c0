// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.enrollment;

import dev.localauth.api.Parameters;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * One registration of a method: this phone, that authenticator. A method may have several.
 *
 * @param method the id of the method
 * @param slot under which name its secrets are kept: the enrollment's id, or, if it came later, a
 *     name of its own, so that it can be made beside the others
 * @param name what the person calls it
 * @param parameters what decides its security
 * @param entries the names of the secrets that the method keeps for it
 */
public record Credential(
    String method, String slot, String name, Parameters parameters, SortedSet<String> entries) {
  private static final Pattern NAME =
      Pattern.compile("(?! )[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S} ]{1,40}(?<! )");

  /**
   * Checks {@code name} and copies {@code entries}.
   *
   * @throws IllegalArgumentException if the name is not one
   */
  public Credential {
    requireName(name);
    entries = Collections.unmodifiableSortedSet(new TreeSet<>(entries));
  }

  /** Makes a credential that is about to be enrolled, for which nothing is kept yet. */
  public static Credential blank(String method, String slot, String name, Parameters wanted) {
    return new Credential(method, slot, name, wanted, Collections.emptySortedSet());
  }

  /**
   * Returns {@code name}, if it is 1 to 40 printable characters without a blank at either end.
   *
   * @throws IllegalArgumentException otherwise
   */
  public static String requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a name is 1 to 40 printable characters");
    }
    return name;
  }

  /** Returns the same under another name. */
  public Credential named(String other) {
    return new Credential(method, slot, other, parameters, entries);
  }

  /** Returns the same, for which these secrets are kept. */
  public Credential keeping(Parameters decided, Collection<String> kept) {
    return new Credential(method, slot, name, decided, new TreeSet<>(kept));
  }
}
