// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The settings of one enrolled method that are not secret but decide its security, such as a hash
 * algorithm or a credential's public key. They are kept in the enrollment, where editing a settings
 * file cannot reach them.
 */
public final class Parameters {
  private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final int LONGEST_VALUE = 4096;
  private static final Parameters NONE = new Parameters(new TreeMap<>());

  private final SortedMap<String, String> values;

  private Parameters(SortedMap<String, String> values) {
    this.values = values;
  }

  /** Returns parameters without any entry. */
  public static Parameters none() {
    return NONE;
  }

  /**
   * Returns these values.
   *
   * @throws IllegalArgumentException if a key is not of 1 to 40 lower case letters, digits and
   *     hyphens beginning with a letter, or a value is longer than 4096 characters or holds a
   *     control character
   */
  public static Parameters of(Map<String, String> values) {
    values.forEach(Parameters::check);
    return new Parameters(new TreeMap<>(values));
  }

  /** Returns the value of {@code key}, or empty if there is none. */
  public Optional<String> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns a copy in the order of the keys. */
  public SortedMap<String, String> asMap() {
    return new TreeMap<>(values);
  }

  private static void check(String key, String value) {
    if (!KEY.matcher(key).matches()
        || value.length() > LONGEST_VALUE
        || value.codePoints().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("not a parameter: " + key);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Parameters those && values.equals(those.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
