// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.passkey.browser.BrowserTransport;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.Transport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The ways to an authenticator, and which of them to take. */
final class Transports {
  // How a security key says that it is reached (WebAuthn Level 3 §5.8.4).
  private static final Set<String> OF_KEYS = Set.of("usb", "nfc", "ble", "smart-card");

  private final Supplier<List<Transport>> all;
  private final BooleanSupplier screen;

  Transports(Supplier<List<Transport>> all, BooleanSupplier screen) {
    this.all = all;
    this.screen = screen;
  }

  /** Returns those of this machine; looks for nothing yet. */
  static Transports ofThisMachine() {
    return new Transports(() -> List.of(new BrowserTransport()), Screen::isHere);
  }

  Availability availability() {
    List<Availability> answers = all.get().stream().map(Transport::availability).toList();
    String usable =
        answers.stream()
            .filter(Availability::usable)
            .map(Availability::detail)
            .collect(Collectors.joining("; "));
    if (!usable.isEmpty()) {
      return Availability.usable(usable);
    }
    return answers.stream()
        .reduce((first, last) -> last)
        .orElse(Availability.unusable("nothing here can reach an authenticator"));
  }

  /**
   * Returns the transport to take.
   *
   * @param credentials those of which one is to sign; empty if a new one is to be made
   */
  Transport choose(Wishes wishes, List<Descriptor> credentials) throws AuthenticatorException {
    Optional<String> wished = wishes.transport();
    return wished.isPresent() ? named(wished.get()) : fitting(credentials);
  }

  private Transport named(String id) throws AuthenticatorException {
    Transport found =
        find(id)
            .orElseThrow(
                () ->
                    new AuthenticatorException(
                        Reason.UNAVAILABLE, "this machine has no way called " + id));
    Availability availability = found.availability();
    if (!availability.usable()) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE, availability.detail(), availability.hint().orElse(""));
    }
    return found;
  }

  private Transport fitting(List<Descriptor> credentials) throws AuthenticatorException {
    Optional<Transport> key = usable("key").filter(any -> mayBeOnKey(credentials));
    Optional<Transport> found =
        screen.getAsBoolean() ? usable("windows").or(() -> usable("browser")).or(() -> key) : key;
    return found.orElseThrow(this::unreachable);
  }

  private static boolean mayBeOnKey(List<Descriptor> credentials) {
    return credentials.isEmpty()
        || credentials.stream()
            .map(Descriptor::transports)
            .anyMatch(ways -> ways.isEmpty() || ways.stream().anyMatch(OF_KEYS::contains));
  }

  private AuthenticatorException unreachable() {
    if (!screen.getAsBoolean() && usable("browser").isPresent()) {
      return new AuthenticatorException(
          Reason.UNAVAILABLE,
          "there is no screen here to open a browser on",
          "use --port N to answer in the browser of the machine you sit at,"
              + " plug in a security key, or use another way");
    }
    Availability availability = availability();
    return new AuthenticatorException(
        Reason.UNAVAILABLE,
        availability.usable()
            ? "what is here cannot reach any of your passkeys"
            : availability.detail(),
        availability.hint().orElse("use another way"));
  }

  private Optional<Transport> usable(String id) {
    return find(id).filter(transport -> transport.availability().usable());
  }

  private Optional<Transport> find(String id) {
    return all.get().stream().filter(transport -> transport.id().equals(id)).findFirst();
  }
}
