// SPDX-License-Identifier: Apache-2.0
package dev.localauth.passkey.browser;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

/** The browser that the person uses on this machine. */
@FunctionalInterface
interface PersonsBrowser {
  /**
   * Asks it to show a page.
   *
   * @return whether it seems to have done so, once that is known, which may be never
   * @throws IOException if it could not be asked
   */
  CompletionStage<Boolean> open(String address) throws IOException;
}
