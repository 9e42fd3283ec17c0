// SPDX-License-Identifier: Apache-2.0
package dev.localauth.core.challenge;

import dev.localauth.api.PromptException;
import dev.localauth.core.GateClosedException;
import java.util.Optional;

/**
 * Carries what the counting prompter decided past a method, which may catch the exception that the
 * prompter must throw.
 */
final class Interruption {
  private Optional<GateClosedException> closed = Optional.empty();
  private boolean otherWay;

  /** Notes that the gate is closed; returns the exception to throw at the method. */
  PromptException close(GateClosedException reason) {
    closed = Optional.of(reason);
    return new PromptException(PromptException.Reason.CANCELLED, "the gate is closed");
  }

  /** Notes that the person wants another way; returns the exception to throw at the method. */
  PromptException leave() {
    otherWay = true;
    return new PromptException(PromptException.Reason.CANCELLED, "nothing was typed");
  }

  void throwIfClosed() throws GateClosedException {
    if (closed.isPresent()) {
      throw closed.get();
    }
  }

  boolean otherWay() {
    return otherWay;
  }
}
