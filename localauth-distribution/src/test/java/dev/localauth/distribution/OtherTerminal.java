// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

import java.util.Locale;

/** Terminals that are not the one that is open. */
enum OtherTerminal implements Place {
  /** A window or tab of its own. */
  NEW_TAB {
    @Override
    public Visit visit(Scene scene, String command) {
      Desk desk = scene.person().desk();
      desk.type(command);
      return new Visit(desk.terminal(), desk::close);
    }
  },

  /** One that was open and is gone; a process of it is left. */
  CLOSED {
    @Override
    public Visit visit(Scene scene, String command) {
      Desk desk = scene.person().desk();
      scene.unlock(desk);
      desk.run("localauth check").must();
      desk.run(String.format(Locale.ROOT, "{ nohup %s $$ >nohup.out & }", command)).must();
      desk.terminal().send("exit\r");
      return new Visit(desk.terminal(), desk::close);
    }
  }
}
