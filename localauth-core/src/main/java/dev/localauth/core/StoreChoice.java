// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core;

import dev.localauth.api.Availability;
import dev.localauth.api.SecretStore;
import dev.localauth.core.composition.GateParts;
import dev.localauth.core.place.Places;
import java.util.List;
import java.util.Optional;

/** Chooses the store for a new enrollment: the one that was named, else the platform's own. */
final class StoreChoice {
  /** Never chosen unless it is named: any program of the person can read it. */
  static final String FILE = "file";

  private final GateParts parts;
  private final Places places;
  private final String option;

  /** The person names a store with {@code option}. */
  StoreChoice(GateParts parts, Places places, String option) {
    this.parts = parts;
    this.places = places;
    this.option = option;
  }

  SecretStore choose(Optional<String> named) throws GateClosedException {
    SecretStore store = named.isPresent() ? named(named.get()) : platform();
    Availability availability = store.availability();
    if (!availability.usable()) {
      throw new GateClosedException(
          ClosedReason.STORE_UNAVAILABLE,
          "the store " + store.id() + " cannot be used: " + availability.detail(),
          availability.hint().orElse("choose another one with " + option + " " + ids()));
    }
    return store;
  }

  private SecretStore named(String id) throws GateClosedException {
    return parts
        .store(id, places)
        .orElseThrow(
            () ->
                new GateClosedException(
                    ClosedReason.STORE_UNAVAILABLE,
                    "there is no store named " + id,
                    "choose one with " + option + " " + ids()));
  }

  private SecretStore platform() throws GateClosedException {
    List<SecretStore> own =
        parts.stores(places).stream().filter(store -> !store.id().equals(FILE)).toList();
    Optional<SecretStore> usable =
        own.stream().filter(store -> store.availability().usable()).findFirst();
    // If none can be used, the person is told about the one of this system.
    return usable
        .or(() -> own.stream().filter(store -> store.id().equals(platformId())).findFirst())
        .or(() -> own.stream().findFirst())
        .orElseThrow(
            () ->
                new GateClosedException(
                    ClosedReason.STORE_UNAVAILABLE,
                    "this installation has no store of the platform",
                    "choose one with " + option + " " + ids()));
  }

  private static String platformId() {
    String system = System.getProperty("os.name", "");
    if (system.startsWith("Windows")) {
      return "windows-credential-manager";
    }
    return system.startsWith("Mac") ? "macos-keychain" : "secret-service";
  }

  private String ids() {
    return String.join("|", parts.stores().stream().map(SecretStore::id).toList());
  }
}
