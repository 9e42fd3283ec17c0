// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.jna.Pointer;
import dev.localauth.api.AuthenticatorException;
import dev.localauth.api.AuthenticatorException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OwnerWindowTest {
  private final FakeWindows windows = new FakeWindows();

  private Pointer found() throws AuthenticatorException {
    try (OwnerWindow owner = OwnerWindow.find(windows.libraries())) {
      return owner.handle();
    }
  }

  @Test
  void theTerminalThatOwnsTheConsoleComesFirst() throws Exception {
    windows.foreground = FakeWindows.FOREGROUND;
    assertEquals(FakeWindows.TERMINAL, found());
  }

  @Test
  void aHiddenConsoleGivesWayToTheWindowInFront() throws Exception {
    windows.visible = false;
    windows.foreground = FakeWindows.FOREGROUND;
    assertEquals(FakeWindows.FOREGROUND, found());
  }

  @Test
  void withoutAConsoleItIsTheWindowInFront() throws Exception {
    windows.console = null;
    windows.foreground = FakeWindows.FOREGROUND;
    assertEquals(FakeWindows.FOREGROUND, found());
    assertFalse(windows.calls().contains("window"));
  }

  @Test
  void withoutAnyWindowOneIsMadeAndClosedAgain() throws Exception {
    windows.visible = false;
    assertEquals(FakeWindows.SMALL, found());
    assertTrue(windows.smallWindowIsClosed());
  }

  @Test
  void whereNoWindowCanBeMadeNothingIsAsked() {
    windows.console = null;
    windows.small = null;
    AuthenticatorException refusal = assertThrows(AuthenticatorException.class, this::found);
    assertEquals(Reason.UNAVAILABLE, refusal.reason());
  }
}
