// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Lineage;
import dev.localauth.api.Purpose;
import dev.localauth.core.place.Account;
import java.io.File;

/** The line that says who asks, such as {@code localauth: claude in ~/src/app (pts/3)}. */
final class PurposeLine {
  private PurposeLine() {}

  static String of(Purpose purpose, Lineage own) {
    return of(purpose) + own.terminalName().map(terminal -> " (" + terminal + ")").orElse("");
  }

  static String of(Purpose purpose) {
    return "localauth: "
        + purpose.agent()
        + purpose.directory().map(directory -> " in " + shortened(directory)).orElse("");
  }

  private static String shortened(String directory) {
    String home = Account.current().home().toString();
    return directory.equals(home) || directory.startsWith(home + File.separator)
        ? "~" + directory.substring(home.length())
        : directory;
  }
}
