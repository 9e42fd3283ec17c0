// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import java.util.Optional;

/** {@code Windows.Security.Credentials.UI.UserConsentVerifier}, by its two factories. */
final class UserConsentVerifier implements Consent {
  private static final String CLASS = "Windows.Security.Credentials.UI.UserConsentVerifier";
  // After the three methods of IUnknown and the three of IInspectable.
  private static final int CHECK_AVAILABILITY = 6;
  private static final int REQUEST_VERIFICATION_FOR_WINDOW = 6;

  private final Libraries windows;
  private final ComObject statics;
  private final ComObject interop;

  private UserConsentVerifier(Libraries windows, ComObject statics, ComObject interop) {
    this.windows = windows;
    this.statics = statics;
    this.interop = interop;
  }

  /** Joins this thread to COM, until it is closed. */
  static UserConsentVerifier open(Libraries windows) throws AuthenticatorException {
    HResult.require("RoInitialize", windows.combase().RoInitialize(Combase.RO_INIT_MULTITHREADED));
    try {
      ComObject statics = factory(windows, Guid.STATICS);
      try {
        return new UserConsentVerifier(windows, statics, factory(windows, Guid.INTEROP));
      } catch (AuthenticatorException e) {
        statics.close();
        throw e;
      }
    } catch (AuthenticatorException e) {
      windows.combase().RoUninitialize();
      throw e;
    }
  }

  @Override
  public AsyncOperation checkAvailability() throws AuthenticatorException {
    return AsyncOperation.of(statics.made("CheckAvailabilityAsync", CHECK_AVAILABILITY));
  }

  @Override
  public AsyncOperation request(String message) throws AuthenticatorException {
    // The console's own window is hidden in a terminal of today; where the person just typed is
    // the one in front.
    Pointer window =
        Optional.ofNullable(windows.user32().GetForegroundWindow())
            .orElseThrow(UserConsentVerifier::noWindow);
    ComObject shown = shown(window, message);
    try {
      return AsyncOperation.of(shown);
    } catch (AuthenticatorException e) {
      throw ConsentResult.counted(e);
    }
  }

  private ComObject shown(Pointer window, String message) throws AuthenticatorException {
    Pointer text = string(windows, message);
    try {
      return interop.made(
          "RequestVerificationForWindowAsync",
          REQUEST_VERIFICATION_FOR_WINDOW,
          window,
          text,
          Guid.VERIFICATION);
    } finally {
      windows.combase().WindowsDeleteString(text);
    }
  }

  private static ComObject factory(Libraries windows, Pointer interfaceId)
      throws AuthenticatorException {
    Pointer name = string(windows, CLASS);
    try {
      PointerByReference factory = new PointerByReference();
      int result = windows.combase().RoGetActivationFactory(name, interfaceId, factory);
      return ComObject.owned("RoGetActivationFactory", result, factory);
    } finally {
      windows.combase().WindowsDeleteString(name);
    }
  }

  private static Pointer string(Libraries windows, String text) throws AuthenticatorException {
    byte[] bytes = (text + "\0").getBytes(UTF_16LE);
    try (Memory memory = new Memory(bytes.length)) {
      memory.write(0, bytes, 0, bytes.length);
      PointerByReference string = new PointerByReference();
      int length = bytes.length / 2 - 1;
      HResult.require(
          "WindowsCreateString", windows.combase().WindowsCreateString(memory, length, string));
      return string.getValue();
    }
  }

  private static AuthenticatorException noWindow() {
    return new AuthenticatorException(
        Reason.UNAVAILABLE,
        "there is no window here in which Windows could ask",
        "use another way over SSH and in the background");
  }

  @Override
  public void close() {
    interop.close();
    statics.close();
    windows.combase().RoUninitialize();
  }
}
