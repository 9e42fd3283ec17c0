// SPDX-License-Identifier: Apache-2.0
package dev.localauth.cli;

import java.util.List;
import java.util.Map;

/** What the Windows launcher keeps from this JVM, the agent gets as the person had it. */
final class PersonsVariables {
  private static final String KEPT = "LOCALAUTH_KEPT_";
  private static final String JAVA = "LOCALAUTH_JAVA";

  private PersonsVariables() {}

  static void restore(Map<String, String> environment) {
    for (String name : List.copyOf(environment.keySet())) {
      if (name.startsWith(KEPT)) {
        environment.put(name.substring(KEPT.length()), environment.remove(name));
      }
    }
    environment.remove(JAVA);
  }
}
