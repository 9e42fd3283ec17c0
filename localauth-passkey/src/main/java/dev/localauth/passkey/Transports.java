// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey;

import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.passkey.browser.BrowserTransport;
import dev.localauth.passkey.key.KeyTransport;
import dev.localauth.passkey.transport.Descriptor;
import dev.localauth.passkey.transport.Transport;
import dev.localauth.passkey.windows.WindowsTransport;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The ways to an authenticator, and which of them to take. */
final class Transports {
  // How a security key says that it is reached (WebAuthn Level 3 §5.8.4).
  private static final Set<String> OF_KEYS = Set.of("usb", "nfc", "ble", "smart-card");

  private static final String BROWSER = "browser";

  private final Supplier<List<Transport>> inOrder;

  /** Takes the ways of a machine, the one to prefer first; they are made when they are needed. */
  Transports(Supplier<List<Transport>> inOrder) {
    this.inOrder = inOrder;
  }

  /** Returns those of this machine. */
  static Transports ofThisMachine() {
    return new Transports(
        () ->
            System.getProperty("os.name", "").startsWith("Windows")
                // Windows itself speaks with security keys, and lets nobody else.
                ? List.of(new WindowsTransport(), new BrowserTransport())
                : List.of(new BrowserTransport(), new KeyTransport()));
  }

  Availability availability() {
    List<Availability> answers = inOrder.get().stream().map(Transport::availability).toList();
    String usable =
        answers.stream()
            .filter(Availability::usable)
            .map(Availability::detail)
            .collect(Collectors.joining("; "));
    if (!usable.isEmpty()) {
      return Availability.usable(usable);
    }
    return inOrder.get().stream().anyMatch(each -> each.id().equals(BROWSER))
        ? Availability.usable("with --port, a browser on the computer before you")
        : preferred();
  }

  /**
   * Returns the transport to take: the one that is wished for, else the first that works here and
   * may reach one of the passkeys. A browser does only where the person can see it.
   *
   * @param credentials those of which one is to sign; empty if a new one is to be made
   */
  Transport choose(Wishes wishes, List<Descriptor> credentials) throws AuthenticatorException {
    Optional<String> wished = wishes.transport();
    return wished.isPresent() ? named(wished.get(), wishes) : fitting(credentials);
  }

  private Transport named(String id, Wishes wishes) throws AuthenticatorException {
    Transport found =
        inOrder.get().stream()
            .filter(each -> each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> unavailable("this machine has no way called " + id, ""));
    // With a port the browser is on another machine, and what this one has does not matter.
    if (wishes.port().isEmpty()) {
      requireUsable(found.availability());
    }
    return found;
  }

  private Transport fitting(List<Descriptor> credentials) throws AuthenticatorException {
    for (Transport each : inOrder.get()) {
      if (mayReach(each, credentials) && each.availability().usable()) {
        return each;
      }
    }
    if (inOrder.get().stream().noneMatch(each -> each.availability().usable())) {
      requireUsable(preferred());
    }
    throw unavailable(
        "your passkeys are not on a security key, and nothing else can be reached from here",
        "use --port 8765 and a browser on your own computer, or another way");
  }

  /** A passkey that lives in a computer or a telephone is out of reach for libfido2. */
  private static boolean mayReach(Transport transport, List<Descriptor> credentials) {
    return !transport.id().equals("key")
        || credentials.isEmpty()
        || credentials.stream()
            .map(Descriptor::transports)
            .anyMatch(ways -> ways.isEmpty() || ways.stream().anyMatch(OF_KEYS::contains));
  }

  private Availability preferred() {
    return inOrder.get().stream()
        .findFirst()
        .map(Transport::availability)
        .orElse(Availability.unusable("nothing here can reach an authenticator"));
  }

  private static void requireUsable(Availability availability) throws AuthenticatorException {
    if (!availability.usable()) {
      throw unavailable(availability.detail(), availability.hint().orElse("use another way"));
    }
  }

  private static AuthenticatorException unavailable(String message, String hint) {
    return new AuthenticatorException(Reason.UNAVAILABLE, message, hint);
  }
}
