// SPDX-License-Identifier: Apache-2.0
package dev.localauth.testkit;

import java.util.List;

/** Names that a store must neither refuse nor confuse. */
final class HostileNames {
  static final List<String> TEXTS =
      List.of(
          "plain",
          "..",
          "../../up",
          "/absolute",
          "back\\slash",
          "C:\\drive",
          "con",
          "a b",
          " leading and trailing ",
          "semi;colon",
          "quo'te \"double\"",
          "$(command) `ticks`",
          "star*?[x]%",
          "\u043a\u043b\u044e\u0447",
          "\u9375",
          "\ud83d\udd11",
          "z\u0142\u00f3ty",
          "~",
          "-rf",
          "x".repeat(150));

  /** The first one stands alone; a test deletes it and looks for the others. */
  static final List<Pair> PAIRS =
      List.of(
          new Pair("a", "b/c"),
          new Pair("a/b", "c"),
          new Pair("a", "b:c"),
          new Pair("a:b", "c"),
          new Pair("a", "b"),
          new Pair("a", "B"),
          new Pair("A", "b"),
          new Pair("a", "b "),
          new Pair("a ", "b"),
          new Pair("a", " b"),
          new Pair("a b", "c"),
          new Pair("a", "b c"),
          new Pair("ab", "c"),
          new Pair("a", "bc"),
          new Pair("a", "*"),
          new Pair("a", "%"),
          new Pair("a", "?"),
          new Pair("a", "b/../c"),
          new Pair("a", "c"),
          new Pair("a", "./c"),
          new Pair("a", "b/"),
          new Pair("a", "b//c"),
          new Pair("a", "\u00e9"),
          new Pair("a", "e\u0301"),
          new Pair("a", "e"),
          new Pair("a", "x".repeat(199)),
          new Pair("a", "x".repeat(200)),
          new Pair("a", "x".repeat(199) + "y"),
          new Pair("x".repeat(150), "x".repeat(200)),
          new Pair("x".repeat(149) + "y", "x".repeat(200)));

  private HostileNames() {}

  record Pair(String application, String entry) {}
}
