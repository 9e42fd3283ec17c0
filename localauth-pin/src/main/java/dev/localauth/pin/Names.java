// SPDX-License-Identifier: Apache-2.0
package dev.localauth.pin;

import dev.localauth.api.Person;
import java.util.List;
import java.util.stream.Stream;

/** Names that anybody at the machine can see. */
record Names(List<Folded> names) {
  private static final int SHORTEST = 3;

  static Names of(Person person) {
    String host = person.host();
    String machine = host.substring(0, (host + ".").indexOf('.'));
    return new Names(
        Stream.of(person.user(), host, machine)
            .map(Folded::of)
            .filter(name -> name.length() >= SHORTEST)
            .toList());
  }

  /** Says whether too little of {@code pin} is left without the names in it. */
  boolean make(Folded pin) {
    boolean[] named = new boolean[pin.length()];
    int left = pin.length();
    for (Folded name : names) {
      for (int at = 0; at < pin.length(); at++) {
        if (pin.hasAt(at, name)) {
          left -= mark(named, at, name.length());
        }
      }
    }
    return left < PinRules.SHORTEST;
  }

  private static int mark(boolean[] named, int from, int length) {
    int marked = 0;
    for (int i = from; i < from + length; i++) {
      marked += named[i] ? 0 : 1;
      named[i] = true;
    }
    return marked;
  }
}
