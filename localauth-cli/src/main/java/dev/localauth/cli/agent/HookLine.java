// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli.agent;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * The shell text that an agent runs as its hook. Whatever goes wrong it stops the agent, also where
 * localauth is not there any more, and then says so: the agent's own answer to a hook that fails is
 * to go on.
 *
 * @param program the command localauth, absolute
 * @param settings the file that the hook is in
 */
record HookLine(Path program, Path settings) {
  /** In each of our hooks, and by it they are found again. */
  static final String SIGN = "localauth: not installed here; ";

  private static final String SILENT =
      "localauth: shut: it did not answer; see what localauth check says in a terminal";

  // Where there is no timeout(1) the program's own limit stands alone.
  private static final String LIMIT =
      "t=; [ ! -x /usr/bin/timeout ] || t='/usr/bin/timeout -k 1 5'; ";

  /**
   * Returns the hook, for an agent that stops at exit code 2, as a JSON string. Codex stops only if
   * there are words, too.
   */
  String byExitCode(String arguments) {
    return json(
        isThere()
            + ("echo " + quoted(gone()) + " >&2; exit 2; }; ")
            + ("e=$(" + call(arguments) + " 2>&1 >/dev/null); ")
            // No command decides that the person exported a function for.
            + "case $? in 0) exit 0 ;; 2) ;; *) e= ;; esac; printf '%s\\n' \"${e:-"
            + SILENT
            + "}\" >&2; exit 2");
  }

  /** Returns the hook, for an agent that stops at {@code refusal}, as a JSON string. */
  String byWords(String arguments, Function<String, Refusal> refusal) {
    return json(
        isThere()
            + ("echo " + quoted(refusal.apply(gone()).output().strip()) + "; exit 0; }; ")
            + call(arguments)
            + " || echo "
            + quoted(refusal.apply(SILENT).output().strip()));
  }

  private String isThere() {
    return LIMIT + "[ -x " + quoted(program.toString()) + " ] || { ";
  }

  private String call(String arguments) {
    return "$t " + quoted(program.toString()) + " hook " + arguments;
  }

  private String gone() {
    return SIGN + "reinstall it or remove the hook from " + settings;
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  static String json(String text) {
    return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
