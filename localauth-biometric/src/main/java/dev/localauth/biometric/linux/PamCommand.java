// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.linux;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How {@link AskPam} is started: by this JVM's own Java, from where these classes come, and with an
 * environment of its own. Without DBUS_SYSTEM_BUS_ADDRESS a module talks to the system's bus, and
 * without JAVA_TOOL_OPTIONS and its like nobody else's code answers.
 *
 * @param before words before the command; empty except in tests
 * @param elsewhere where the classes are; empty except in tests: where they are
 */
record PamCommand(List<String> before, Optional<String> elsewhere) {
  static final PamCommand OF_THIS_PROGRAM = new PamCommand(List.of(), Optional.empty());

  /** What decides the language of messages. */
  private static final List<String> LOCALE = List.of("LANG", "LC_ALL", "LC_MESSAGES", "LC_CTYPE");

  /** Where JNA's own native part is. */
  private static final List<String> JNA =
      List.of("jna.boot.library.path", "jna.nosys", "jna.nounpack");

  /** A module's crash leaves neither a report nor a core file, which could hold a password. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+DisableAttachMechanism",
          "-XX:-UsePerfData",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+SuppressFatalErrorMessage",
          "-XX:-CreateCoredumpOnCrash",
          "-Xshare:auto",
          "-Xlog:disable",
          "-Xmx32m",
          "-Dfile.encoding=UTF-8",
          "-Djava.awt.headless=true",
          "--enable-native-access=ALL-UNNAMED");

  /** Starts it for {@code service}. */
  Process start(String service) throws AuthenticatorException {
    ProcessBuilder builder = new ProcessBuilder(words(service));
    builder.directory(new File("/"));
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(LOCALE);
    environment.put("PATH", "/usr/bin:/bin");
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, "the process that asks PAM cannot be started", "", failure);
    }
  }

  private List<String> words(String service) throws AuthenticatorException {
    List<String> words = new ArrayList<>(before);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(OPTIONS);
    for (String property : JNA) {
      String value = System.getProperty(property);
      if (value != null) {
        words.add("-D" + property + "=" + value);
      }
    }
    words.addAll(List.of("-cp", classPath(), AskPam.class.getName(), service));
    return words;
  }

  private String classPath() throws AuthenticatorException {
    if (elsewhere.isPresent()) {
      return elsewhere.get();
    }
    try {
      return Stream.of(place(AskPam.class), place(com.sun.jna.Library.class))
          .distinct()
          .collect(Collectors.joining(File.pathSeparator));
    } catch (URISyntaxException | RuntimeException nowhere) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "the process that asks PAM cannot be started: its classes are in no file",
          "",
          nowhere);
    }
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
