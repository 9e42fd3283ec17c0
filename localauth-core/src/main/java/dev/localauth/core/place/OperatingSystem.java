// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.place;

import java.util.List;
import java.util.Map;

/** What this package asks of an operating system; one class for each. */
interface OperatingSystem {
  /** Returns the one this process runs on. */
  static OperatingSystem current() {
    String name = System.getProperty("os.name", "");
    if (name.startsWith("Windows")) {
      return new WindowsPlaces();
    }
    return name.startsWith("Mac") ? new MacPlaces() : new XdgPlaces();
  }

  /** Returns the number of the account of this process. */
  long uid();

  /** Returns the places of {@code application}, the decisive ones first. */
  List<Places> candidates(String application, Account account, Map<String, String> environment);
}
