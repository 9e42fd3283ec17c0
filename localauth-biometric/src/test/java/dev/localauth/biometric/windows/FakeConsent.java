// SPDX-License-Identifier: Apache-2.0
package dev.localauth.biometric.windows;

import dev.localauth.api.AuthenticatorException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A dialog that says what the test wants it to say. */
final class FakeConsent implements Consent {
  volatile int available;
  volatile int result;
  volatile int status = Operation.COMPLETED;
  volatile Optional<AuthenticatorException> refusal = Optional.empty();
  final List<String> messages = new ArrayList<>();
  final List<String> happened = new ArrayList<>();

  Consent open() throws AuthenticatorException {
    if (refusal.isPresent()) {
      throw refusal.get();
    }
    happened.add("open");
    return this;
  }

  @Override
  public Operation checkAvailability() {
    return new Scripted("check", Operation.COMPLETED, available);
  }

  @Override
  public Operation request(String message) {
    messages.add(message);
    return new Scripted("request", status, result);
  }

  @Override
  public void close() {
    happened.add("close");
  }

  private final class Scripted implements Operation {
    private final String name;
    private final int status;
    private final int result;

    Scripted(String name, int status, int result) {
      this.name = name;
      this.status = status;
      this.result = result;
    }

    @Override
    public int status() {
      return status;
    }

    @Override
    public int result() {
      if (status != COMPLETED) {
        throw new AssertionError("not completed");
      }
      return result;
    }

    @Override
    public int errorCode() {
      return HResult.E_ACCESSDENIED.number();
    }

    @Override
    public void cancel() {
      happened.add("cancel " + name);
    }

    @Override
    public void close() {
      happened.add("close " + name);
    }
  }
}
