// SPDX-License-Identifier: Apache-2.0
package dev.localauth.terminal;

import java.io.IOException;

/** What stands on the terminal while a question is asked. */
interface Backdrop extends AutoCloseable {
  /** Nothing of ours. */
  Backdrop NONE =
      new Backdrop() {
        @Override
        public void draw(Terminal terminal) {}

        @Override
        public boolean redraw(Terminal terminal) {
          return false;
        }

        @Override
        public void hide(Terminal terminal) {}

        @Override
        public void close() {}
      };

  void draw(Terminal terminal) throws IOException;

  /** Draws it again if the window has changed, and says whether it did. */
  boolean redraw(Terminal terminal) throws IOException;

  /** Brings back what was there before; {@link #draw} may follow. */
  void hide(Terminal terminal) throws IOException;

  /** Forgets it. */
  @Override
  void close();
}
