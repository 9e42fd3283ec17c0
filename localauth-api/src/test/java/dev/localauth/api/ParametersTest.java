// SPDX-License-Identifier: Apache-2.0
package dev.localauth.api;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "A", "1a", "-a", "a_b", "a.b", "a b", "a\n", "\u00e9"})
  void keysOfAnotherFormAreRefused(String key) {
    assertThrows(IllegalArgumentException.class, () -> Parameters.of(Map.of(key, "value")));
  }

  @Test
  void keysHaveFortyCharactersAtMost() {
    assertDoesNotThrow(() -> Parameters.of(Map.of("a".repeat(40), "")));
    assertThrows(IllegalArgumentException.class, () -> Parameters.of(Map.of("a".repeat(41), "")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\0b", "\u001b", "\u007f", "\u0085"})
  void valuesWithControlCharactersAreRefused(String value) {
    assertThrows(IllegalArgumentException.class, () -> Parameters.of(Map.of("key", value)));
  }

  @Test
  void valuesHaveLimits() {
    assertDoesNotThrow(() -> Parameters.of(Map.of("key", "x".repeat(4096))));
    assertThrows(
        IllegalArgumentException.class, () -> Parameters.of(Map.of("key", "x".repeat(4097))));
  }

  @Test
  void laterChangesOfTheMapDoNotReachThem() {
    Map<String, String> source = new HashMap<>(Map.of("digits", "6"));
    Parameters parameters = Parameters.of(source);
    source.put("digits", "1");
    parameters.asMap().put("digits", "2");
    assertEquals(Optional.of("6"), parameters.get("digits"));
    assertEquals(Optional.empty(), parameters.get("algorithm"));
  }

  @Test
  void theyComeInTheOrderOfTheirKeys() {
    Parameters parameters = Parameters.of(Map.of("c", "3", "a", "1", "b", "2"));
    assertEquals(List.of("a", "b", "c"), List.copyOf(parameters.asMap().keySet()));
    assertEquals("{a=1, b=2, c=3}", parameters.toString());
  }

  @Test
  void equalValuesAreEqual() {
    Parameters parameters = Parameters.of(Map.of("digits", "6"));
    assertEquals(Parameters.of(Map.of("digits", "6")), parameters);
    assertEquals(Parameters.of(Map.of("digits", "6")).hashCode(), parameters.hashCode());
    assertNotEquals(Parameters.of(Map.of("digits", "8")), parameters);
    assertEquals(Parameters.none(), Parameters.of(Map.of()));
  }

  @Test
  void noneCannotBeAddedTo() {
    Parameters.none().asMap().put("a", "b");
    assertFalse(Parameters.none().get("a").isPresent());
  }
}
