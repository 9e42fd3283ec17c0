// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.ledger;

import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The whole content of a ledger.
 *
 * @param id the ledger's id
 * @param bootId the run of the system on whose clock the times are
 * @param methods what is remembered of each method
 * @param missed the failures since the gate last opened
 */
record LedgerState(String id, String bootId, SortedMap<String, Attempts> methods, Missed missed) {
  private static final int VERSION = 1;

  LedgerState {
    methods = new TreeMap<>(methods);
  }

  static LedgerState fresh(String id, String bootId) {
    return new LedgerState(id, bootId, new TreeMap<>(), Missed.NONE);
  }

  Attempts of(String method) {
    return methods.getOrDefault(method, Attempts.NONE);
  }

  LedgerState with(String method, Attempts attempts) {
    SortedMap<String, Attempts> changed = new TreeMap<>(methods);
    changed.put(method, attempts);
    return new LedgerState(id, bootId, changed, missed);
  }

  LedgerState without(String method) {
    SortedMap<String, Attempts> changed = new TreeMap<>(methods);
    changed.remove(method);
    return new LedgerState(id, bootId, changed, missed);
  }

  LedgerState with(Missed changed) {
    return new LedgerState(id, bootId, methods, changed);
  }

  /** Returns the state on the clock of the run {@code currentBoot}. */
  LedgerState on(String currentBoot, Duration now) {
    if (bootId.equals(currentBoot)) {
      return this;
    }
    SortedMap<String, Attempts> restarted = new TreeMap<>(methods);
    restarted.replaceAll((method, attempts) -> attempts.restarted(now));
    return new LedgerState(id, currentBoot, restarted, missed);
  }

  byte[] toBytes() {
    KeyValues text =
        KeyValues.empty()
            .put("version", VERSION)
            .put("ledger", id)
            .put("boot", bootId)
            .put("missed.count", missed.count())
            .put("missed.latest", Math.max(0, missed.latest().getEpochSecond()))
            .put("missed.where", missed.where());
    methods.forEach(
        (method, attempts) ->
            text.put(
                "method." + method,
                attempts.charged()
                    + " "
                    + attempts.failures()
                    + " "
                    + attempts.forgiven()
                    + " "
                    + attempts.lastMillis()
                    + " "
                    + attempts.highest()));
    return text.toBytes();
  }

  static LedgerState parse(byte[] content) throws MalformedFileException {
    KeyValues text = KeyValues.parse(content);
    text.takeVersion(VERSION);
    SortedMap<String, Attempts> methods = new TreeMap<>();
    for (var entry : text.takeAll("method.").entrySet()) {
      methods.put(entry.getKey(), attempts(entry.getValue()));
    }
    LedgerState state =
        new LedgerState(text.take("ledger"), text.take("boot"), methods, missed(text));
    text.requireNothingElse();
    KeyValues.requireOneForm(content, state.toBytes());
    return state;
  }

  private static Missed missed(KeyValues text) throws MalformedFileException {
    return new Missed(
        text.takeNumber("missed.count"),
        Instant.ofEpochSecond(text.takeNumber("missed.latest")),
        text.take("missed.where"));
  }

  private static Attempts attempts(String line) throws MalformedFileException {
    String[] numbers = line.split(" ", -1);
    try {
      if (numbers.length == 5) {
        return new Attempts(
            Long.parseLong(numbers[0]),
            Long.parseLong(numbers[1]),
            Long.parseLong(numbers[2]),
            Long.parseLong(numbers[3]),
            Long.parseLong(numbers[4]));
      }
    } catch (NumberFormatException notANumber) {
      // Told below.
    }
    throw new MalformedFileException("a method's line is not five numbers");
  }
}
