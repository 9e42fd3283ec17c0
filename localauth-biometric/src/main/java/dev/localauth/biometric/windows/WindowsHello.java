// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticationContext;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import dev.localauth.api.Availability;
import dev.localauth.api.Parameters;
import dev.localauth.biometric.platform.Answer;
import dev.localauth.biometric.platform.Limits;
import dev.localauth.biometric.platform.Platform;
import dev.localauth.biometric.platform.PurposeText;

/** Windows Hello, asked through the consent dialog of Windows 11. */
public final class WindowsHello implements Platform {
  private final Consent.Source windows;
  private final Limits limits;

  /** Does nothing. */
  public WindowsHello() {
    this(() -> UserConsentVerifier.open(Libraries.OfThisWindows.LIBRARIES), Limits.USUAL);
  }

  WindowsHello(Consent.Source windows, Limits limits) {
    this.windows = windows;
    this.limits = limits;
  }

  @Override
  public String id() {
    return "windows-hello";
  }

  @Override
  public Availability availability() {
    try (Dialog dialog = open()) {
      return Availability.usable(
          "Windows Hello; the word of Windows that you are there, and no more than that:"
              + " passkey proves more");
    } catch (AuthenticatorException e) {
      return e.hint()
          .map(hint -> Availability.unusable(e.getMessage(), hint))
          .orElseGet(() -> Availability.unusable(e.getMessage()));
    }
  }

  @Override
  public Parameters enroll(Parameters wanted) throws AuthenticatorException {
    requireNone(wanted, "windows-hello knows no wishes");
    open().close();
    return Parameters.none();
  }

  @Override
  public Answer ask(Parameters enrolled, AuthenticationContext context)
      throws AuthenticatorException {
    requireNone(enrolled, "the enrollment of windows-hello is not understood");
    try (Dialog dialog = open()) {
      return dialog.ask("localauth: " + PurposeText.of(context.purpose()));
    }
  }

  private Dialog open() throws AuthenticatorException {
    try {
      return Dialog.open(windows, limits);
    } catch (LinkageError e) {
      throw new AuthenticatorException(
          Reason.UNAVAILABLE,
          "the libraries of Windows cannot be loaded",
          "use passkey with Windows Hello",
          e);
    }
  }

  private static void requireNone(Parameters given, String otherwise)
      throws AuthenticatorException {
    if (!given.equals(Parameters.none())) {
      throw new AuthenticatorException(
          Reason.FAILED, otherwise + ": " + String.join(", ", given.asMap().keySet()));
    }
  }
}
