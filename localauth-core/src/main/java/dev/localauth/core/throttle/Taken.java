// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.throttle;

import dev.localauth.api.Throttle.Limit;
import dev.localauth.core.file.KeyValues;
import dev.localauth.core.file.MalformedFileException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was taken in the last days, in seconds since the epoch, by the salted digest of what it was.
 * The salt only keeps a phone number from being recognized in two files.
 *
 * @param salt random hexadecimal digits
 * @param times when, the earliest first, by digest
 */
record Taken(String salt, SortedMap<String, List<Long>> times) {
  private static final int VERSION = 1;
  private static final int SALT_LENGTH = 16;
  private static final int DIGEST_DIGITS = 32;
  private static final long REMEMBERED = Duration.ofDays(31).toSeconds();
  private static final String PREFIX = "taken.";

  static Taken nothing() {
    byte[] salt = new byte[SALT_LENGTH];
    new SecureRandom().nextBytes(salt);
    return new Taken(HexFormat.of().formatHex(salt), new TreeMap<>());
  }

  static Taken parse(byte[] content) throws MalformedFileException {
    KeyValues values = KeyValues.parse(content);
    values.takeVersion(VERSION);
    String salt = values.take("salt");
    SortedMap<String, List<Long>> times = new TreeMap<>();
    for (Map.Entry<String, String> entry : values.takeAll(PREFIX).entrySet()) {
      times.put(entry.getKey(), seconds(entry.getValue()));
    }
    values.requireNothingElse();
    Taken parsed = new Taken(salt, times);
    KeyValues.requireOneForm(content, parsed.toBytes());
    return parsed;
  }

  private static List<Long> seconds(String list) throws MalformedFileException {
    List<Long> seconds = new ArrayList<>();
    for (String number : list.split(",", -1)) {
      if (!number.matches("[0-9]{1,12}")) {
        throw new MalformedFileException("a time is not a number");
      }
      seconds.add(Long.parseLong(number));
    }
    return List.copyOf(seconds);
  }

  byte[] toBytes() {
    KeyValues values = KeyValues.empty().put("version", VERSION).put("salt", salt);
    times.forEach(
        (digest, seconds) ->
            values.put(
                PREFIX + digest, String.join(",", seconds.stream().map(String::valueOf).toList())));
    return values.toBytes();
  }

  /**
   * Returns what counts at {@code now}. What lies ahead, because the clock was set back since,
   * counts as taken now: otherwise setting a clock forward for a moment would shut the sender out
   * for years.
   */
  Taken at(long now) {
    SortedMap<String, List<Long>> current = new TreeMap<>();
    times.forEach(
        (digest, seconds) -> {
          List<Long> recent =
              seconds.stream()
                  .map(second -> Math.min(second, now))
                  .filter(second -> second > now - REMEMBERED)
                  .toList();
          if (!recent.isEmpty()) {
            current.put(digest, recent);
          }
        });
    return new Taken(salt, current);
  }

  Duration untilNext(String what, List<Limit> limits, long now) {
    List<Long> seconds = times.getOrDefault(digest(what), List.of());
    long wait = 0;
    for (Limit limit : limits) {
      int oldest = seconds.size() - limit.times();
      if (oldest >= 0) {
        wait = Math.max(wait, seconds.get(oldest) + limit.within().toSeconds() - now);
      }
    }
    return Duration.ofSeconds(wait);
  }

  Taken and(String what, long now) {
    SortedMap<String, List<Long>> more = new TreeMap<>(times);
    List<Long> seconds = new ArrayList<>(more.getOrDefault(digest(what), List.of()));
    seconds.add(now);
    more.put(digest(what), List.copyOf(seconds));
    return new Taken(salt, more);
  }

  private String digest(String what) {
    try {
      byte[] salted = (salt + ":" + what).getBytes(StandardCharsets.UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(salted);
      return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
