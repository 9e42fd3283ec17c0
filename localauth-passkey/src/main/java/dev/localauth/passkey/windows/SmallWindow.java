// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A window of one point that no taskbar shows, with a thread that reads its messages: Windows sends
 * some to the owner of a dialog and waits.
 *
 * <p>It is no message-only window, because what such a window owns becomes one itself and would
 * never be seen.
 */
final class SmallWindow implements AutoCloseable {
  static final int SIZE_OF_MSG = 48;

  private final User32 user32;
  private final Pointer handle;

  private SmallWindow(User32 user32, Pointer handle) {
    this.user32 = user32;
    this.handle = handle;
  }

  static SmallWindow open(User32 user32) throws AuthenticatorException {
    CompletableFuture<Optional<Pointer>> made = new CompletableFuture<>();
    // A window belongs to the thread that made it.
    Thread thread = new Thread(() -> live(user32, made), "localauth window");
    thread.setDaemon(true);
    thread.start();
    return new SmallWindow(user32, made.join().orElseThrow(WindowsError::noWindow));
  }

  private static void live(User32 user32, CompletableFuture<Optional<Pointer>> made) {
    try (Arena arena = new Arena()) {
      Optional<Pointer> window = Optional.ofNullable(create(user32, arena));
      made.complete(window);
      Pointer message = arena.empty(SIZE_OF_MSG);
      while (window.isPresent()
          && user32.IsWindow(window.get()) != 0
          && user32.GetMessageW(message, null, 0, 0) > 0) {
        user32.DispatchMessageW(message);
      }
    } catch (RuntimeException | Error e) {
      made.completeExceptionally(e);
    }
  }

  private static @Nullable Pointer create(User32 user32, Arena arena) {
    return user32.CreateWindowExW(
        User32.WS_EX_TOOLWINDOW,
        arena.wide("STATIC"),
        arena.wide("localauth"),
        User32.WS_POPUP | User32.WS_VISIBLE,
        0,
        0,
        1,
        1,
        null,
        null,
        null,
        null);
  }

  Pointer handle() {
    return handle;
  }

  /** Every window answers this message by destroying itself; then its thread ends. */
  @Override
  public void close() {
    user32.PostMessageW(handle, User32.WM_CLOSE, 0, 0);
  }
}
