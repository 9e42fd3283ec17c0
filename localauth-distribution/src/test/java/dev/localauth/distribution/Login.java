// SPDX-License-Identifier: Apache-2.0
package dev.localauth.distribution;

/** Logins by SSH; other command lines with {@code ssh} are {@link Typed}. */
enum Login implements Place {
  /** The login in which the person unlocked. */
  UNLOCKED {
    @Override
    public Visit visit(Scene scene, String command) {
      Desk desk = scene.sshd().login();
      scene.unlock(desk);
      desk.type(command);
      return new Visit(desk.terminal(), desk::close);
    }
  },

  /** One more, while the first is open. */
  SECOND {
    @Override
    public Visit visit(Scene scene, String command) {
      Desk first = scene.sshd().login();
      scene.unlock(first);
      Desk second = scene.sshd().login();
      second.type(command);
      return new Visit(
          second.terminal(),
          () -> {
            first.run(Scene.CHECK).must();
            second.close();
            first.close();
          });
    }
  },

  /** One after the person has logged out, which gets the same terminal device. */
  NEXT {
    @Override
    public Visit visit(Scene scene, String command) {
      try (Desk first = scene.sshd().login()) {
        scene.unlock(first);
        first.terminal().send("exit\r");
        first.terminal().waitFor(Desk.LIMIT);
      }
      Desk second = scene.sshd().login();
      second.type(command);
      return new Visit(second.terminal(), second::close);
    }
  }
}
