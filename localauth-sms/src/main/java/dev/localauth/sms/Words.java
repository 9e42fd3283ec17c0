// SPDX-License-Identifier: Apache-2.0
package dev.localauth.sms;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/** Writes things as the person would say them. */
final class Words {
  private Words() {}

  static String list(Collection<String> names) {
    List<String> sorted = List.copyOf(new TreeSet<>(names));
    int last = sorted.size() - 1;
    return last < 1
        ? String.join("", sorted)
        : String.join(", ", sorted.subList(0, last)) + " and " + sorted.get(last);
  }

  static String of(Duration duration) {
    long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    long minutes = (seconds + 59) / 60;
    return minutes < 120
        ? minutes + " min"
        : minutes / 60 + " h" + (minutes % 60 == 0 ? "" : " " + minutes % 60 + " min");
  }
}
