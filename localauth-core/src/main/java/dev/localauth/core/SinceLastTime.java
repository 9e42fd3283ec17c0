// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.core.ledger.Missed;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The sentence about failed attempts since the gate last opened. */
final class SinceLastTime {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private SinceLastTime() {}

  static String sentence(Missed missed) {
    return missed.count()
        + (missed.count() == 1 ? " wrong answer" : " wrong answers")
        + " since the gate last opened, the latest on "
        + WHEN.format(missed.latest().atZone(ZoneId.systemDefault()))
        + (missed.where().isEmpty() ? "" : " from " + missed.where());
  }
}
