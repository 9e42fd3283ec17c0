// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import java.util.Optional;

/**
 * The window in front of which Windows shows its own; closed after that.
 *
 * @param handle its handle
 */
record OwnerWindow(Pointer handle, Runnable ending) implements AutoCloseable {
  static OwnerWindow find(Libraries libraries) throws AuthenticatorException {
    User32 user32 = libraries.user32();
    Optional<Pointer> theirs =
        console(libraries).or(() -> Optional.ofNullable(user32.GetForegroundWindow()));
    if (theirs.isPresent()) {
      return new OwnerWindow(theirs.get(), () -> {});
    }
    SmallWindow ours = SmallWindow.open(user32);
    return new OwnerWindow(ours.handle(), ours::close);
  }

  /**
   * The console's, or that of the terminal that owns it. Under older editions of Windows Terminal,
   * and under other programs with a terminal in them, it is a hidden one that nobody owns
   * (microsoft/terminal#2988).
   */
  private static Optional<Pointer> console(Libraries libraries) {
    User32 user32 = libraries.user32();
    return Optional.ofNullable(libraries.kernel32().GetConsoleWindow())
        .flatMap(own -> Optional.ofNullable(user32.GetAncestor(own, User32.GA_ROOTOWNER)))
        .filter(window -> user32.IsWindowVisible(window) != 0);
  }

  @Override
  public void close() {
    ending.run();
  }
}
