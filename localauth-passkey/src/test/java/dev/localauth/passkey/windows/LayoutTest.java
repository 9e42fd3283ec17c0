// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What was measured on Windows' own header holds for JNA on every 64-bit system. */
class LayoutTest {
  // None of them grew, and the table has their sizes only; they came with API version 4.
  private static final Set<String> LATER = Set.of("HmacSecretSalt 32", "HmacSecretSaltValues 24");

  @Test
  void everyStructureAndFieldIsAsWindowsHasIt() throws Exception {
    Set<String> measured = measured();
    measured.addAll(LATER);
    assertEquals(measured, ours());
  }

  @Test
  void eachVersionIsTheBeginningOfTheNext() throws Exception {
    assertEquals(List.of(80, 92, 96, 100, 128, 160), makeCredentialOptions());
    assertEquals(List.of(88, 104, 116, 144, 160), getAssertionOptions());
  }

  private static List<Integer> makeCredentialOptions() throws ReflectiveOperationException {
    Layout layout = Layout.of(new MakeCredentialOptions());
    return ends(
        layout,
        "pExcludeCredentialList",
        "bPreferResidentKey",
        "bBrowserInPrivateMode",
        "bEnablePrf",
        "pbJsonExt",
        "bThirdPartyPayment");
  }

  private static List<Integer> getAssertionOptions() throws ReflectiveOperationException {
    Layout layout = Layout.of(new GetAssertionOptions());
    return ends(
        layout,
        "pAllowCredentialList",
        "pbCredLargeBlob",
        "bBrowserInPrivateMode",
        "pbJsonExt",
        "ppwszCredentialHints");
  }

  /** Returns where each of these fields ends, with the padding after the last one of all. */
  private static List<Integer> ends(Layout layout, String... last) {
    return Stream.of(last)
        .map(
            name ->
                layout.fields().stream()
                    .filter(field -> field.name().equals(name))
                    .mapToInt(field -> field.offset() + field.size())
                    .map(end -> end + 4 == layout.size() ? layout.size() : end)
                    .findFirst()
                    .orElseThrow())
        .toList();
  }

  private static Set<String> measured() throws Exception {
    try (InputStream table =
        Objects.requireNonNull(LayoutTest.class.getResourceAsStream("layout.txt"))) {
      Set<String> lines =
          new String(table.readAllBytes(), UTF_8)
              .lines()
              .filter(line -> !line.isEmpty() && !line.startsWith("#"))
              .collect(Collectors.toSet());
      assertTrue(lines.size() > 90, lines::toString);
      return lines;
    }
  }

  private static Set<String> ours() throws ReflectiveOperationException {
    return Layout.all().stream()
        .flatMap(
            layout ->
                Stream.concat(
                    Stream.of(layout.name() + " " + layout.size()),
                    layout.size() <= 40 ? Stream.empty() : fields(layout)))
        .collect(Collectors.toSet());
  }

  private static Stream<String> fields(Layout layout) {
    return layout.fields().stream()
        .map(
            field ->
                layout.name() + "." + field.name() + " " + field.offset() + " " + field.size());
  }
}
