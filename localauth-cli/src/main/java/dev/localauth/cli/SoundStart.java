// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes sure that this program runs with the options of its launcher and no others: an agent
 * library or another class path that came by the environment could answer in the person's place.
 */
final class SoundStart {
  /** Each of them adds options to a command line, even before it (java(1)). */
  private static final List<String> INJECTING =
      List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS");

  private static final List<String> OWN_OPTIONS =
      List.of(
          "-XX:+DisableAttachMechanism",
          "-XX:-UsePerfData",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:SharedArchiveFile=",
          "-Xshare:auto",
          "-Xlog:disable",
          "-Xmx",
          "-Djna.boot.library.path=",
          "-Djna.nosys=true",
          "-Djna.nounpack=true",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED");

  private SoundStart() {}

  /** Returns the variable that would change how the JVM starts, if there is one. */
  static Optional<String> injectingVariable(Map<String, String> environment) {
    for (String variable : INJECTING) {
      if (environment.containsKey(variable)) {
        return Optional.of(variable);
      }
    }
    return Optional.empty();
  }

  /** Returns the first option that our launcher did not give, if there is one. */
  static Optional<String> foreignOption() {
    return foreignOption(ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  static Optional<String> foreignOption(List<String> options) {
    return options.stream()
        .filter(option -> OWN_OPTIONS.stream().noneMatch(own -> isOwn(own, option)))
        .findFirst();
  }

  private static boolean isOwn(String own, String option) {
    return own.endsWith("=") || own.equals("-Xmx") ? option.startsWith(own) : option.equals(own);
  }
}
