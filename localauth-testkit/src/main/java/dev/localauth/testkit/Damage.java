// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import dev.localauth.api.SecretName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * What can become of the entries of a store.
 *
 * @param what says what was done
 * @param entries what is left
 */
record Damage(String what, Map<SecretName, byte[]> entries) {
  static List<Damage> allOf(Map<SecretName, byte[]> whole) {
    List<Damage> all = new ArrayList<>();
    whole.forEach(
        (name, value) -> {
          all.add(without(whole, name));
          all.add(with(whole, name, "made longer", Arrays.copyOf(value, value.length + 1)));
          if (value.length > 0) {
            all.add(with(whole, name, "emptied", new byte[0]));
            all.add(with(whole, name, "halved", Arrays.copyOf(value, value.length / 2)));
            all.add(with(whole, name, "cut by one", Arrays.copyOf(value, value.length - 1)));
          }
          for (int at : ends(value.length)) {
            byte[] flipped = value.clone();
            flipped[at] ^= 1;
            all.add(with(whole, name, "with a bit flipped in byte " + at, flipped));
          }
          whole.forEach(
              (other, theirs) -> {
                if (!other.equals(name)) {
                  all.add(with(whole, name, "replaced by " + other.entry(), theirs));
                }
              });
        });
    return all;
  }

  private static TreeSet<Integer> ends(int length) {
    TreeSet<Integer> ends = new TreeSet<>(List.of(0, length / 2, Math.max(0, length - 1)));
    ends.removeIf(at -> at >= length);
    return ends;
  }

  private static Damage without(Map<SecretName, byte[]> whole, SecretName name) {
    Map<SecretName, byte[]> left = new HashMap<>(whole);
    left.remove(name);
    return new Damage(name.entry() + " removed", left);
  }

  private static Damage with(
      Map<SecretName, byte[]> whole, SecretName name, String what, byte[] value) {
    Map<SecretName, byte[]> left = new HashMap<>(whole);
    left.put(name, value);
    return new Damage(name.entry() + " " + what, left);
  }
}
