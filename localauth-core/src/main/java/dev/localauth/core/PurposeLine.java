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
    StringBuilder line = new StringBuilder("localauth: ").append(purpose.agent());
    purpose.directory().ifPresent(directory -> line.append(" in ").append(shortened(directory)));
    own.terminalName().ifPresent(terminal -> line.append(" (").append(terminal).append(')'));
    return line.toString();
  }

  private static String shortened(String directory) {
    String home = Account.current().home().toString();
    return directory.equals(home) || directory.startsWith(home + File.separator)
        ? "~" + directory.substring(home.length())
        : directory;
  }
}
