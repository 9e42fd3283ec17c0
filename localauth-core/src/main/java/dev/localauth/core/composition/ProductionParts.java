// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.composition;

import dev.localauth.api.Person;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.core.provider.Providers;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of the real gate: the account's own files, the kernel, and what was shipped. */
public final class ProductionParts {
  private static final long ROOT = 0;

  private ProductionParts() {}

  /**
   * Puts the real gate together.
   *
   * @param settings another settings file, for an embedder that keeps ours in its own
   */
  public static GateParts of(
      String application, Optional<Path> settings, Map<String, String> environment) {
    Account account = Account.current();
    List<Places> places =
        Places.candidates(application, account, environment).stream()
            .map(place -> settings.map(place::withSettings).orElse(place))
            .toList();
    return new GateParts(
        application,
        places,
        account.uid(),
        ROOT,
        Providers.anchors(),
        Clock.systemUTC(),
        Providers.stores(),
        Providers.methods(),
        new Person(System.getProperty("user.name"), hostName()));
  }

  private static String hostName() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return "localhost";
    }
  }
}
