// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import dev.localauth.api.Parameters;
import dev.localauth.core.Enrollments;
import dev.localauth.core.Gate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the person wants to be asked, for a method that can be answered in more than one place. */
final class Asking {
  private static final String METHOD = "passkey";

  @Option(
      names = "--via",
      paramLabel = "T",
      description = "How to reach a passkey: browser, key or windows; default: what is here.")
  private @Nullable String via;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = {
        "With a passkey where there is no display, such as over ssh: the port of the page,",
        "for which you are told how to open it in a browser elsewhere."
      })
  private @Nullable Integer port;

  /** Returns the gate that asks in this way. */
  Gate gate(Invocation invocation) {
    Gate gate = invocation.gate().get();
    SortedMap<String, String> wishes = wishes();
    return wishes.isEmpty() ? gate : gate.wishing(Map.of(METHOD, Parameters.of(wishes)));
  }

  /** Returns what changes the enrollment, after asking in this way. */
  Enrollments enrollments(Invocation invocation) {
    return gate(invocation).enrollments();
  }

  /** Returns {@code wanted} with what was said here about one of {@code methods}. */
  Map<String, Parameters> with(Map<String, Parameters> wanted, Collection<String> methods) {
    if (!methods.contains(METHOD) || wishes().isEmpty()) {
      return wanted;
    }
    SortedMap<String, String> values = wanted.getOrDefault(METHOD, Parameters.none()).asMap();
    values.putAll(wishes());
    Map<String, Parameters> all = new HashMap<>(wanted);
    all.put(METHOD, Parameters.of(values));
    return all;
  }

  private SortedMap<String, String> wishes() {
    SortedMap<String, String> wishes = new TreeMap<>();
    if (via != null) {
      wishes.put("via", via);
    }
    if (port != null) {
      wishes.put("port", port.toString());
    }
    return wishes;
  }
}
