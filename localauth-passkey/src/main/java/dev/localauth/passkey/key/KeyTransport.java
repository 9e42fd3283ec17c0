// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.key;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.passkey.transport.Transport;
import java.util.List;
import java.util.function.Supplier;

/**
 * Security keys on USB and NFC, through libfido2, on Linux and macOS. The person is verified by the
 * key: by its PIN, asked for here, or by a sensor of its own.
 *
 * <p>A wrong PIN is a {@code FAILED} and never {@code CANCELLED} or {@code UNAVAILABLE}: it was an
 * attempt.
 */
public final class KeyTransport implements Transport {
  private final Supplier<Fido2> library;

  /** Loads nothing yet. */
  public KeyTransport() {
    this(Libfido2::load);
  }

  KeyTransport(Supplier<Fido2> library) {
    this.library = library;
  }

  @Override
  public String id() {
    return "key";
  }

  /** {@inheritDoc} It names the keys that are plugged in, and opens none of them. */
  @Override
  public Availability availability() {
    try (KeyThread thread = new KeyThread(KeyThread.BRIEF)) {
      List<String> names = thread.callBriefly(this::names);
      return names.isEmpty()
          ? Availability.unusable(PluggedKeys.NONE, PluggedKeys.PLUG_IN)
          : Availability.usable("plugged in: " + String.join(", ", names));
    } catch (AuthenticatorException failure) {
      return unusable(failure);
    } catch (FidoException failure) {
      return unusable(KeyError.beforeAnswer(failure));
    } catch (IllegalStateException defect) {
      return Availability.unusable("libfido2 failed");
    }
  }

  @Override
  public RegistrationResponse register(RegistrationRequest request, AuthenticationContext context)
      throws LocalAuthException {
    try (Ceremony ceremony = new Ceremony(library, request.timeout(), context.prompter())) {
      return ceremony.register(request);
    }
  }

  @Override
  public AssertionResponse sign(AssertionRequest request, AuthenticationContext context)
      throws LocalAuthException {
    try (Ceremony ceremony = new Ceremony(library, request.timeout(), context.prompter())) {
      return ceremony.sign(request);
    }
  }

  private List<String> names() throws FidoException {
    try (KeyList list = KeyList.of(library.get())) {
      return list.names();
    }
  }

  private static Availability unusable(AuthenticatorException failure) {
    return new Availability(false, failure.getMessage(), failure.hint());
  }
}
