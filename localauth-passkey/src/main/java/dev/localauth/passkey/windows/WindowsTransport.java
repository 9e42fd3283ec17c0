// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.Availability;
import dev.localauth.api.LocalAuthException;
import dev.localauth.api.Notice;
import dev.localauth.passkey.transport.AssertionRequest;
import dev.localauth.passkey.transport.AssertionResponse;
import dev.localauth.passkey.transport.RegistrationRequest;
import dev.localauth.passkey.transport.RegistrationResponse;
import dev.localauth.passkey.transport.Transport;
import java.time.Duration;
import java.util.function.Consumer;

/** Windows Hello, security keys and phones, by the window that Windows itself shows. */
public final class WindowsTransport implements Transport {
  private static final String REQUEST =
      "answer the window of Windows: Windows Hello, or a security key";

  private final Opening opening;
  private final Duration limit;

  /** Does nothing yet; the libraries of Windows are loaded on first use. */
  public WindowsTransport() {
    this(WindowsTransport::ofThisWindows, Duration.ofSeconds(5));
  }

  /**
   * Takes what is not the same everywhere.
   *
   * @param limit how long Windows may think when nobody is asked
   */
  WindowsTransport(Opening opening, Duration limit) {
    this.opening = opening;
    this.limit = limit;
  }

  private static Libraries ofThisWindows() throws AuthenticatorException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      throw WindowsError.otherSystem();
    }
    return Libraries.OfThisWindows.LIBRARIES;
  }

  @Override
  public String id() {
    return "windows";
  }

  @Override
  public Availability availability() {
    try {
      return new Patience(limit, WindowsError::silent, () -> {}).await(this::usable, late -> {});
    } catch (AuthenticatorException e) {
      return new Availability(false, e.getMessage(), e.hint());
    }
  }

  private Availability usable() throws AuthenticatorException {
    WebAuthn webauthn = opening.open().webauthn();
    version(webauthn);
    IntByReference hello = new IntByReference();
    int result = webauthn.WebAuthNIsUserVerifyingPlatformAuthenticatorAvailable(hello);
    Answer.check(webauthn, "WebAuthNIsUserVerifyingPlatformAuthenticatorAvailable", result);
    return Availability.usable(
        hello.getValue() == 0
            ? "a security key, by Windows; Windows Hello is not set up"
            : "Windows Hello, or a security key");
  }

  @Override
  public RegistrationResponse register(RegistrationRequest request, AuthenticationContext context)
      throws LocalAuthException {
    return ask(
        request.timeout(),
        context,
        (webauthn, window, id) ->
            new Registration(webauthn, version(webauthn), request).in(window, id),
        RegistrationResponse::close);
  }

  @Override
  public AssertionResponse sign(AssertionRequest request, AuthenticationContext context)
      throws LocalAuthException {
    return ask(
        request.timeout(),
        context,
        (webauthn, window, id) ->
            new Signature(webauthn, version(webauthn), request).in(window, id),
        AssertionResponse::close);
  }

  private <T> T ask(
      Duration timeout, AuthenticationContext context, Dialog<T> dialog, Consumer<T> tooLate)
      throws LocalAuthException {
    context.prompter().show(new Notice.Line(REQUEST));
    Cancellation cancellation = new Cancellation();
    return new Patience(timeout, WindowsError::late, cancellation::cancel)
        .await(
            () -> {
              Libraries libraries = opening.open();
              Pointer id = cancellation.begin(libraries.webauthn());
              try (OwnerWindow owner = OwnerWindow.find(libraries)) {
                return dialog.show(libraries.webauthn(), owner.handle(), id);
              }
            },
            tooLate);
  }

  /**
   * An edition of Windows 10 before 1903 has the library, but neither this function nor what is
   * known as version 1.
   */
  private static ApiVersion version(WebAuthn webauthn) throws AuthenticatorException {
    int number = webauthn.WebAuthNGetApiVersionNumber();
    if (number < 1) {
      throw WindowsError.tooOld();
    }
    return new ApiVersion(number);
  }

  /** Where the libraries come from. */
  @FunctionalInterface
  interface Opening {
    Libraries open() throws AuthenticatorException;
  }

  /**
   * Something that Windows asks the person.
   *
   * @param <T> the answer
   */
  @FunctionalInterface
  private interface Dialog<T> {
    T show(WebAuthn webauthn, Pointer window, Pointer cancellationId) throws AuthenticatorException;
  }
}
