// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.composition;

import dev.localauth.api.Authenticator;
import dev.localauth.api.Person;
import dev.localauth.api.SecretStore;
import dev.localauth.api.SessionAnchors;
import dev.localauth.core.place.Account;
import dev.localauth.core.place.Places;
import dev.localauth.core.provider.Providers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The parts of the real gate: the account's own files, the kernel, and what was shipped. */
public final class ProductionParts {
  private static final long ROOT = 0;

  private ProductionParts() {}

  /**
   * Puts the real gate together.
   *
   * @param settings another settings file, for an embedder that keeps ours in its own
   * @param anchors those of this system; empty to look for them
   */
  public static GateParts of(
      String application,
      Optional<Path> settings,
      Optional<SessionAnchors> anchors,
      Map<String, String> environment) {
    Account account = Account.current();
    List<Places> places = new ArrayList<>();
    for (Places candidate : Places.candidates(application, account, environment)) {
      places.add(settings.isPresent() ? candidate.withSettings(settings.get()) : candidate);
    }
    return new GateParts(
        application,
        places,
        account.uid(),
        ROOT,
        anchors.isPresent() ? anchors.get() : Providers.anchors(),
        Clock.systemUTC(),
        new Stores(),
        new Methods(),
        new AccountHolder(),
        Map.of());
  }

  private static final class AccountHolder implements Supplier<Person> {
    @Override
    public Person get() {
      return new Person(System.getProperty("user.name"), hostName());
    }

    /** The kernel's answer first: asking the resolver may take seconds. */
    private static String hostName() {
      try {
        return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
      } catch (IOException notLinux) {
        return resolvedHostName();
      }
    }

    private static String resolvedHostName() {
      try {
        return InetAddress.getLocalHost().getHostName();
      } catch (UnknownHostException nameless) {
        return "localhost";
      }
    }
  }

  private static final class Stores extends Shipped<SecretStore> {
    @Override
    List<SecretStore> find() {
      return Providers.stores();
    }
  }

  private static final class Methods extends Shipped<Authenticator> {
    @Override
    List<Authenticator> find() {
      return Providers.methods();
    }
  }
}
