// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.core.Decision;
import dev.localauth.core.Explanation;
import dev.localauth.core.MethodState;
import dev.localauth.core.Status;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The status for the person. */
final class StatusText {
  private final Console console;

  StatusText(Console console) {
    this.console = console;
  }

  void print(Status status, Attempts attempts) {
    line("gate", gate(status));
    status.enrolled().ifPresent(this::print);
    if (status.enrolled().isPresent()) {
      attempts.methods().ifPresent(methods -> methods.forEach(this::print));
      attempts.recoveryCodes().ifPresent(left -> line("recovery", recovery(left)));
      attempts.obstacle().ifPresent(why -> line("attempts", "cannot be told: " + why.getMessage()));
    }
    line("terminal", status.terminal().orElse("none") + ", " + here(status));
    for (Status.OpenSession session : status.sessions()) {
      line("session", describe(session));
    }
    if (status.decision() instanceof Decision.Closed closed) {
      closed.why().hint().ifPresent(hint -> line("hint", hint));
    }
  }

  void print(List<Explanation> explanations) {
    for (Explanation each : explanations) {
      String layer = each.layer().name().toLowerCase(Locale.ROOT);
      String where = each.file().map(file -> layer + " " + file).orElse(layer);
      console.print(each.key() + ": " + each.value() + " (" + where + ")");
    }
  }

  private void line(String what, String text) {
    console.print(String.format("%-9s %s", what + ":", text));
  }

  private static String gate(Status status) {
    if (status.enrolled().isPresent()) {
      return "on";
    }
    return status.decision().isOpen() ? "off (run \"localauth setup\" to turn it on)" : "required";
  }

  private void print(Status.Enrolled enrolled) {
    line(
        "ways",
        enrolled.ways().stream()
            .map(way -> String.join(" and ", way))
            .collect(Collectors.joining("; or ")));
    line("store", enrolled.store() + ": " + StoreGrade.of(enrolled.store()));
  }

  private void print(MethodState method) {
    method.enrolled().ifPresent(enrolled -> line("method", MethodText.standing(method, enrolled)));
  }

  private static String recovery(int left) {
    return left == 1 ? "1 code left" : left + " codes left";
  }

  private static String here(Status status) {
    if (status.decision() instanceof Decision.Closed closed) {
      return closed.why().getMessage();
    }
    return status.decision() instanceof Decision.Open open && open.how() == Decision.How.SESSION
        ? "open"
        : "open, nothing requires a session";
  }

  private static String describe(Status.OpenSession session) {
    return (session.terminal().isEmpty() ? "no terminal" : session.terminal())
        + ", opened by "
        + String.join(" and ", session.way())
        + " "
        + ago(session.age())
        + (session.here() ? " (this one)" : "");
  }

  private static String ago(Duration age) {
    if (age.toMinutes() == 0) {
      return "just now";
    }
    return age.toHours() < 2 ? age.toMinutes() + " min ago" : age.toHours() + " h ago";
  }
}
