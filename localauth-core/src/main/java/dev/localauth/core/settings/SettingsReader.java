// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.settings;

import dev.localauth.core.StepUp;
import dev.localauth.core.enrollment.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects the keys of {@code localAuth} in a settings file. */
final class SettingsReader implements JsonObject.Field {
  private static final Duration SHORTEST = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  private boolean enabled;
  private Optional<Way> method = Optional.empty();
  private final List<Way> alternatives = new ArrayList<>();
  private Optional<SessionScope> scope = Optional.empty();
  private Optional<String> store = Optional.empty();
  private Optional<Duration> maxSession = Optional.empty();
  private Optional<Duration> idleTimeout = Optional.empty();
  private Set<StepUp> stepUp = Set.of();

  @Override
  public void read(String key, JsonObject value) throws IOException {
    switch (key) {
      case "enabled" -> enabled = value.bool(key);
      case "method" -> method = Optional.of(way(key, value));
      case "alternatives" -> value.each(key, item -> alternatives.add(way(key, item)));
      case "sessionScope" -> scope = Optional.of(scope(key, value));
      case "store" -> store = Optional.of(value.text(key));
      case "maxSession" -> maxSession = Optional.of(duration(key, value));
      case "idleTimeout" -> idleTimeout = Optional.of(duration(key, value));
      case "stepUp" -> stepUp = value.stepUp(key);
      default -> throw value.problem("unknown key \"" + key + "\" in " + JsonObject.NAME);
    }
  }

  Settings settings(Path file) throws InvalidSettingsException {
    if (method.isEmpty() && !alternatives.isEmpty()) {
      throw new InvalidSettingsException(file, 1, "alternatives needs a method beside it");
    }
    List<Way> ways = new ArrayList<>();
    if (method.isPresent()) {
      ways.add(method.get());
    }
    ways.addAll(alternatives);
    if (!ways.isEmpty()) {
      requireDistinct(file, ways);
    }
    return new Settings(enabled, ways, scope, store, maxSession, idleTimeout, stepUp);
  }

  private static void requireDistinct(Path file, List<Way> ways) throws InvalidSettingsException {
    try {
      Way.requireDistinct(ways);
    } catch (IllegalArgumentException notDistinct) {
      throw new InvalidSettingsException(file, 1, "alternatives: " + notDistinct.getMessage());
    }
  }

  private static Way way(String key, JsonObject value) throws IOException {
    List<String> methods = value.texts(key);
    try {
      return new Way(methods);
    } catch (IllegalArgumentException notAWay) {
      throw value.problem(key + ": " + notAWay.getMessage());
    }
  }

  private static SessionScope scope(String key, JsonObject value) throws IOException {
    return SessionScope.named(value.text(key))
        .orElseThrow(() -> value.problem(key + " must be \"terminal\" or \"process\""));
  }

  private static Duration duration(String key, JsonObject value) throws IOException {
    String text = value.text(key);
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException | ArithmeticException notADuration) {
      // Told below, together with what is out of range.
    }
    throw value.problem(key + " must be an ISO-8601 duration from PT1M to P30D");
  }
}
